package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.runtime.SampleFunction.json;
import static dev.mvnlambda.local.runtime.SampleFunction.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.runtime.handler.Curious;
import dev.mvnlambda.local.runtime.handler.Greeter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler finds around it, and what its call's log says. */
class HandlerSurroundingsTest {
    @AutoClose
    private final JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults());

    @TempDir
    private Path code;

    @Test
    void theContextTellsOfTheCall() throws JsonProcessingException {
        Invocation invocation = text("context");

        Map<String, String> context = facts(function(), invocation);

        assertThat(context)
                .containsEntry("requestId", invocation.requestId())
                .containsEntry("functionName", "orders")
                .containsEntry("functionVersion", "7")
                .containsEntry("invokedFunctionArn", SampleFunction.ARN + ":LatestAlias")
                .containsEntry("logGroup", "/aws/lambda/orders")
                .containsEntry("memory", "256");
        assertThat(context.get("logStream")).matches("\\d{4}/\\d\\d/\\d\\d/\\[7][0-9a-f]{32}");
        assertThat(Integer.parseInt(context.get("remaining"))).isBetween(1, 10_000);
    }

    @Test
    void theEnvironmentHoldsTheFunctionsVariablesAndThoseOfAwsAndNothingOfTheServers() throws JsonProcessingException {
        Map<String, String> environment = facts(function().with("TABLE", "orders"), text("environment"));

        assertThat(environment)
                .containsEntry("TABLE", "orders")
                .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "orders")
                .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "7")
                .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
                .containsEntry("AWS_REGION", "eu-west-1")
                .containsEntry("AWS_DEFAULT_REGION", "eu-west-1")
                .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_java17")
                .containsEntry("LAMBDA_TASK_ROOT", code.toString())
                .containsEntry("TZ", ":UTC")
                .containsKeys("_HANDLER", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "LAMBDA_RUNTIME_DIR");
        assertThat(environment.keySet())
                .allMatch(name -> name.matches("(_HANDLER|AWS_.*|LAMBDA_.*|TABLE|PATH|LANG|TZ)"
                        + "|SystemRoot|__CF_USER_TEXT_ENCODING")); // the last two are the system's
    }

    @Test
    void theJvmIsTheServersWithTheFunctionsMemoryAndCode() throws JsonProcessingException {
        Map<String, String> jvm = facts(function(), text("jvm"));

        assertThat(jvm)
                .containsEntry("home", System.getProperty("java.home"))
                .containsEntry("directory", code.toString());
        assertThat(Integer.parseInt(jvm.get("maxHeapMb"))).isBetween(200, 256);
    }

    @Test
    void theUsersJvmOptionsWinOverTheDefaults() throws JsonProcessingException {
        SampleFunction function = function()
                .with("JAVA_TOOL_OPTIONS", "-Dusers.own=yes -Xmx64m -XX:+UseParallelGC -XX:TieredStopAtLevel=4");

        Map<String, String> jvm = facts(function, text("jvm"));

        assertThat(jvm).containsEntry("users", "yes");
        assertThat(Integer.parseInt(jvm.get("maxHeapMb"))).isLessThanOrEqualTo(64);
    }

    @Test
    void theCallersClientContextAndTraceReachTheHandler() throws JsonProcessingException {
        String context = Base64.getEncoder().encodeToString("{\"custom\":{\"shop\":\"7\"}}".getBytes(UTF_8));

        assertThat(facts(function(), called("client", context, null))).containsEntry("shop", "7");
        assertThat(facts(function(), called("jvm", null, "Root=1-2-3"))).containsEntry("trace", "Root=1-2-3");
        assertThat(facts(function(), called("jvm", null, null))).containsEntry("trace", "null");
    }

    @Test
    void aClientContextThatIsNoBase64IsTheCallersMistake() {
        assertThatThrownBy(() -> runtime.invoke(function().runnable(), called("client", "{}", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Client context must be a valid Base64-encoded JSON object.");
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void aColdCallReportsItsInitAndAWarmOneDoesNot() {
        RunnableVersion version = SampleFunction.of(code, Greeter.class).runnable();
        Invocation cold = json("{}");
        Invocation warm = json("{}");

        assertThat(runtime.invoke(version, cold).log())
                .matches(("(?s)START RequestId: %1$s Version: 7\nEND RequestId: %1$s\nREPORT RequestId: %1$s"
                                + "\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB"
                                + "\tMax Memory Used: \\d+ MB\tInit Duration: \\d+\\.\\d\\d ms\t\n")
                        .formatted(cold.requestId()));
        assertThat(runtime.invoke(version, warm).log())
                .contains("REPORT RequestId: " + warm.requestId())
                .doesNotContain("Init Duration");
    }

    private SampleFunction function() {
        return SampleFunction.of(code, Curious.class);
    }

    private static Invocation called(String question, @Nullable String clientContext, @Nullable String trace) {
        Invocation plain = text(question);
        return new Invocation(plain.requestId(), plain.invokedArn(), plain.payload(), clientContext, trace);
    }

    private Map<String, String> facts(SampleFunction function, Invocation invocation) throws JsonProcessingException {
        String answer =
                runtime.invoke(function.runnable(), invocation).payload().asUtf8String();
        return new ObjectMapper().readValue(answer, new TypeReference<>() {});
    }
}
