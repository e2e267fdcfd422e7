package dev.mvnlambda.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherLanguageTest {

    @Test
    void aCallOfAnotherLanguageSaysThatItIsNotRun(@TempDir Path code) {
        RunnableVersion version = new RunnableVersion(
                SampleFunction.ARN,
                "orders",
                "7",
                "python3.12",
                "app.handler",
                128,
                Duration.ofSeconds(3),
                Map.of(),
                TaskRoot.of(code),
                List.of(),
                "/aws/lambda/orders",
                "eu-west-1",
                "a revision",
                null);
        try (JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults())) {
            InvocationResult result = runtime.invoke(version, SampleFunction.json("{}"));

            assertThat(result.functionError()).isEqualTo("Unhandled");
            assertThat(result.payload().asUtf8String())
                    .isEqualTo(
                            "{\"errorMessage\":\"The local Lambda runs Java only, and orders needs python3.12; deploy to"
                                    + " AWS to call it.\",\"errorType\":\"Runtime.NotSupportedLocally\"}");
            assertThat(runtime.liveEnvironments()).isZero();
        }
    }
}
