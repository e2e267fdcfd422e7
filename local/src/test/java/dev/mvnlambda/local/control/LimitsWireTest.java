package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What AWS answers when there is too much of something. */
class LimitsWireTest extends WireTest {

    private static final String TOO_MANY = """
            429 TooManyRequestsException
            {Reason: 'CallerRateLimitExceeded', Type: 'User', message: 'Rate exceeded'}
            """;

    @Test
    void codeIsNeitherEmptyNorUnreadable() {
        answered(create(SdkBytes.fromByteArray(new byte[0])), refused("Uploaded file must be a non-empty zip"));
        answered(
                create(SdkBytes.fromUtf8String("no archive")),
                refused("Could not unzip uploaded file. Please check your file, then try to upload again."));
    }

    @Test
    void settingsAreSentInOneSmallRequest() {
        function("f");
        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").description("x".repeat(5120))),
                """
                413 RequestEntityTooLargeException
                {message: 'Request must be smaller than 5120 bytes for the UpdateFunctionConfiguration operation'}
                """);
    }

    @Test
    void callsOfOneSecondAreCounted() throws IOException {
        restart(LocalOptions.in(directory).inMemory().withCallsPerSecond(2));
        function("f");
        Consumer<LambdaClient> list = lambda -> lambda.listVersionsByFunction(request -> request.functionName("f"));
        assertThat(answers.of(list)).startsWith("200");
        assertThat(answers.of(list)).startsWith("200");
        answered(list, TOO_MANY);
        answered(lambda -> lambda.getAccountSettings(), TOO_MANY);

        clock.pass(Duration.ofMillis(500));
        assertThat(answers.of(list)).startsWith("200");
        answered(list, TOO_MANY);
    }

    @Test
    void readingFunctionsAndCallingThemIsCountedApart() throws IOException {
        restart(LocalOptions.in(directory).inMemory().withCallsPerSecond(2));
        function("f");
        Consumer<LambdaClient> get = lambda -> lambda.getFunction(request -> request.functionName("f"));
        for (int i = 0; i < 100; i++) {
            assertThat(answers.of(get)).startsWith("200");
        }
        answered(get, TOO_MANY);
        for (int i = 0; i < 3; i++) {
            assertThat(answers.of(lambda -> lambda.invoke(request -> request.functionName("f"))))
                    .startsWith("200");
        }
    }

    @Test
    void theAccountSaysItsLimits() {
        published("f");
        long size = lambda.getFunctionConfiguration(request -> request.functionName("f"))
                .codeSize();
        // the function and its version both count
        answered(lambda -> lambda.getAccountSettings(), """
                200
                {AccountLimit: {CodeSizeUnzipped: 262144000, CodeSizeZipped: 52428800, ConcurrentExecutions: 1000,
                  TotalCodeSize: 80530636800, UnreservedConcurrentExecutions: 1000},
                 AccountUsage: {FunctionCount: 1, TotalCodeSize: %d}}
                """.formatted(2 * size));
    }

    private Consumer<LambdaClient> create(SdkBytes archive) {
        return lambda -> lambda.createFunction(usual("f", request -> request.code(code -> code.zipFile(archive))));
    }
}
