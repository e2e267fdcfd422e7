package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import dev.mvnlambda.local.url.HttpApiGateway;
import dev.mvnlambda.local.url.UrlGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scripts in {@code foreign-clients}, all at the same time against one local Lambda: the clients mostly wait. */
@SuppressWarnings("NullAway.Init")
class ForeignClientsTest {

    @TempDir
    static Path directory;

    private static LocalServer server;
    private static Script awsCli;
    private static Script boto;
    private static Script terraform;

    @BeforeAll
    static void start() throws IOException {
        LocalAccount account = LocalAccount.open(
                LocalOptions.in(directory.resolve("account")).inMemory(),
                Clock.systemUTC(),
                new JvmRuntime(JvmOptions.defaults()));
        server = LocalServer.start(
                0,
                account,
                List.of(
                        new UrlGateway(account.urls(), Clock.systemUTC()),
                        new HttpApiGateway(account.httpApis(), Clock.systemUTC())));
        terraform = Script.start(directory, "bash", "terraform.sh", server.address());
        awsCli = Script.start(directory, "bash", "aws-cli.sh", server.address());
        boto = Script.start(directory, "python3", "boto.py", server.address());
    }

    @AfterAll
    static void stop() {
        List.of(terraform, awsCli, boto).forEach(Script::end);
        server.close();
    }

    @Test
    void theAwsCliDoesWhatItDoesOnAws() throws Exception {
        awsCli.succeeds();
    }

    @Test
    void boto3DoesWhatItDoesOnAws() throws Exception {
        boto.succeeds();
    }

    @Test
    void terraformMakesChangesAndRemovesAndHasNothingToDoAfterEach() throws Exception {
        terraform.succeeds();

        Endpoint endpoint = new Endpoint(server.address());
        assertThat(endpoint.client(LambdaClient.class).listFunctions().functions())
                .extracting(FunctionConfiguration::functionName)
                .doesNotContain("orders", "prices");
        assertThat(endpoint.client(IamClient.class).listRoles().roles())
                .extracting(Role::roleName)
                .noneMatch(name -> name.startsWith("orders"));
        assertThat(endpoint.client(SqsClient.class).listQueues().queueUrls()).noneMatch(url -> url.contains("/orders"));
        assertThat(endpoint.client(S3Client.class).listBuckets().buckets()).isEmpty();
    }
}
