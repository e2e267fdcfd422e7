package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Clients;
import dev.mvnlambda.aws.Connection;
import dev.mvnlambda.aws.Modules;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Code that goes through a bucket, over real HTTP. */
final class BucketTest {
    @TempDir
    private Path directory;

    @Test
    void anArchiveThatFunctionsShareIsUploadedOnce() throws IOException {
        Module module = module(directory, "one", versioned("Shop"), versioned("Billing"), bare("Legacy"));
        LocalAccount local = LocalAccount.open(
                LocalOptions.in(directory.resolve("account")), InstantSource.system(), TestAccount.nothingRuns());
        Calls calls = new Calls();
        try (LocalServer server = LocalServer.start(0, local, List.of());
                Clients clients = Connection.local("us-east-1", server.address().toString())
                        .clients(calls, Modules.PRESENT)) {
            clients.s3().createBucket(r -> r.bucket("code"));
            AwsAccount account = new AwsAccount(
                    clients,
                    "us-east-1",
                    new AwsAccount.Deployment("d1", List.of(module.archive()), "code"),
                    calls,
                    Time.system());
            Deployer deployer = new Deployer(account, Time.system());
            Request request = new Request("shop", "dev", "", Set.of(), Choices.usual(), 4, Map.of(), Map.of());
            Report report = deployer.apply(deployer.plan(List.of(module), request), 4, (outcome, done, total) -> {});
            assertThat(TestAccount.failure(report)).isEmpty();
            assertThat(calls.byOperation()).containsEntry("s3:PutObject", 1).containsEntry("lambda:CreateFunction", 3);
            assertThat(local.lambda().listFunctions().functions())
                    .extracting("codeSha256")
                    .containsOnly(module.archive().codeSha256());
        }
    }

    @Test
    void codePassesThroughABucketThatIsGoneAfterwards() throws IOException {
        Module module = module(directory, "one", versioned("Shop"), versioned("Billing"), bare("Legacy"));
        LocalAccount local = LocalAccount.open(
                LocalOptions.in(directory.resolve("account")), InstantSource.system(), TestAccount.nothingRuns());
        Calls calls = new Calls();
        try (LocalServer server = LocalServer.start(0, local, List.of())) {
            Connection connection =
                    Connection.local("us-east-1", server.address().toString());
            try (AwsAccount account = new AwsAccount(
                    connection.clients(calls, Modules.PRESENT),
                    "us-east-1",
                    AwsAccount.Deployment.passing("20260102T030405Z-ab", List.of(module.archive())),
                    calls,
                    Time.system())) {
                Deployer deployer = new Deployer(account, Time.system());
                Request request = new Request("shop", "dev", "", Set.of(), Choices.usual(), 4, Map.of(), Map.of());
                Report report =
                        deployer.apply(deployer.plan(List.of(module), request), 4, (outcome, done, total) -> {});
                assertThat(TestAccount.failure(report)).isEmpty();
            }
            assertThat(calls.byOperation()).containsEntry("s3:PutObject", 1).containsEntry("lambda:CreateFunction", 3);
            assertThat(local.client(S3Client.class).listBuckets().buckets()).isEmpty();
        }
    }
}
