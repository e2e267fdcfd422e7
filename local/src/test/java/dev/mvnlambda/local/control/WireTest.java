package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/**
 * An account behind HTTP in which time stands still. What Lambda answers a real client is compared whole, as
 * {@link WireAnswers} writes it.
 */
@SuppressWarnings("NullAway.Init")
abstract class WireTest {

    /** Members of a configuration that is Pending after its creation. */
    static final String CREATING =
            "LastUpdateStatus: null, State: 'Pending', StateReason: 'The function is being created.',"
                    + " StateReasonCode: 'Creating', ";
    /** Members of a configuration that is being updated. */
    static final String UPDATING =
            "LastUpdateStatus: 'InProgress', LastUpdateStatusReason: 'The function is being created.',"
                    + " LastUpdateStatusReasonCode: 'Creating', ";
    /** Members that lists leave out. */
    static final String LISTED = "LastUpdateStatus: null, State: null, RuntimeVersionConfig: null, ";

    final TestClock clock = new TestClock();
    final EchoRuntime runtime = new EchoRuntime();

    @TempDir
    Path directory;

    LocalServer server;
    WireAnswers answers;
    LambdaClient lambda;
    String role;

    @BeforeEach
    void start() throws IOException {
        start(LocalOptions.in(directory).inMemory());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Starts the account anew, empty but for a role that Lambda can assume. */
    final void restart(LocalOptions options) throws IOException {
        server.close();
        start(options);
    }

    /** Lets all that is under way come to its end. */
    final void settle() {
        clock.pass(Duration.ofSeconds(1));
    }

    /** Compares an answer: the status, with an error its code, and from the second line on the body. */
    final void answered(Consumer<LambdaClient> call, String expected) {
        assertThat(answers.of(call)).isEqualTo(WireAnswers.text(expected));
    }

    /** Makes a function that is Active. */
    final void function(String name) {
        function(name, request -> {});
    }

    /** Makes a function that is Active. */
    final void function(String name, Consumer<CreateFunctionRequest.Builder> more) {
        lambda.createFunction(usual(name, more));
        settle();
    }

    /** Makes a function with one version, both Active. */
    final void published(String name) {
        function(name, request -> request.publish(true));
    }

    final CreateFunctionRequest usual(String name, Consumer<CreateFunctionRequest.Builder> more) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .role(role)
                .runtime("java21")
                .handler("demo.Hello")
                .code(code -> code.zipFile(Archives.of("one")))
                .applyMutation(more)
                .build();
    }

    /**
     * Returns what is shown of the usual function when it is Active.
     *
     * @param name of the function, with a version if there is one
     * @param differences members that differ as loose JSON without braces; null takes one away
     */
    static String configuration(String name, String differences) {
        String plain = name.split(":", 2)[0];
        String usual = """
                {FunctionArn: '<lambda>:function:%s', FunctionName: '%s', Version: '$LATEST', Description: '',
                 Architectures: ['x86_64'], CodeSha256: '<sha 1>', CodeSize: '<size>', EphemeralStorage: {Size: 512},
                 Handler: 'demo.Hello', LastModified: '<date>', MemorySize: 128, PackageType: 'Zip', Role: '<role>',
                 LoggingConfig: {LogFormat: 'Text', LogGroup: '/aws/lambda/%s'},
                 Runtime: 'java21', RuntimeVersionConfig: {RuntimeVersionArn: '<runtime>'},
                 SnapStart: {ApplyOn: 'None', OptimizationStatus: 'Off'}, Timeout: 3,
                 TracingConfig: {Mode: 'PassThrough'}, State: 'Active', LastUpdateStatus: 'Successful'}
                """.formatted(name, plain, plain);
        return WireAnswers.merged(usual, "{" + differences + "}");
    }

    private void start(LocalOptions options) throws IOException {
        server = LocalServer.start(0, LocalAccount.open(options, clock, runtime), List.of());
        answers = new WireAnswers(server.address());
        lambda = Clients.lambda(server.address());
        role = Clients.iam(server.address())
                .createRole(request -> request.roleName("role").assumeRolePolicyDocument(AccountTest.TRUST))
                .role()
                .arn();
        settle();
    }
}
