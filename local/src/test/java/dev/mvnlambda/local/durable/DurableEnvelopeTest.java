package dev.mvnlambda.local.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Operation;

/** What a durable function is sent, and what its callers get of its answers. */
class DurableEnvelopeTest {
    private static final String ARN = DurableEnvelope.executionArn(
            "arn:aws:lambda:us-east-1:000000000000:function:orders", "3", "order-7", "c13a0886-0000");

    @Test
    void anExecutionIsNamedByTheResolvedVersion() {
        assertThat(ARN)
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:orders:3"
                        + "/durable-execution/order-7/c13a0886-0000");
    }

    @Test
    void thePayloadIsTheInputOfTheOnlyOperation() {
        Operation execution = DurableEnvelope.execution(ARN, Instant.ofEpochMilli(1_751_414_445_691L), "{\"id\":7}");

        SdkBytes event = DurableEnvelope.wrap(ARN, "a-token", List.of(execution), null, List.of());

        assertThat(event.asUtf8String())
                .isEqualTo("{\"DurableExecutionArn\":\"" + ARN + "\",\"CheckpointToken\":\"a-token\","
                        + "\"InitialExecutionState\":{\"Operations\":[{\"Id\":\"c13a0886-0000\",\"Type\":\"EXECUTION\","
                        + "\"StartTimestamp\":1751414445691,\"Status\":\"STARTED\","
                        + "\"ExecutionDetails\":{\"InputPayload\":\"{\\\"id\\\":7}\"}}]},\"UpdatedOperationIds\":[]}");
    }

    @Test
    void aResultReachesTheCallerAsItWasWritten() {
        InvocationResult result =
                result("{\"Status\":\"SUCCEEDED\",\"Result\":\"{\\\"paid\\\":true}\",\"Error\":null}");

        assertThat(result.functionError()).isNull();
        assertThat(result.payload().asUtf8String()).isEqualTo("{\"paid\":true}");
        assertThat(result.log()).isEqualTo("the log");
    }

    @Test
    void noResultIsNull() {
        assertThat(result("{\"Status\":\"SUCCEEDED\"}").payload().asUtf8String())
                .isEqualTo("null");
    }

    @Test
    void aFailureReachesTheCallerAsAnErrorOfTheFunction() {
        InvocationResult result = result("{\"Status\":\"FAILED\",\"Error\":{\"ErrorType\":\"NoStock\","
                + "\"ErrorMessage\":\"sold out\",\"StackTrace\":[\"a\",\"b\"],\"ErrorData\":\"7\"}}");

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"sold out\",\"errorType\":\"NoStock\",\"errorData\":\"7\","
                        + "\"stackTrace\":[\"a\",\"b\"]}");
    }

    @Test
    void anInvocationThatFailedFailsTheExecution() {
        DurableOutcome outcome =
                DurableOutcome.of(invocation("{\"errorType\":\"X\",\"errorMessage\":\"boom\"}", "Unhandled"));

        assertThat(outcome.status()).isEqualTo(DurableOutcome.Status.FAILED);
        assertThat(outcome.toResult("").payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"boom\",\"errorType\":\"X\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"statusCode\":200}", "null", "\"SUCCEEDED\"", "[]", "no json", "{\"Status\":\"DONE\"}", ""})
    void anAnswerOfAnotherShapeIsRefusedInAwsWords(String answer) {
        assertThat(result(answer).payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"Invalid Status in invocation output.\","
                        + "\"errorType\":\"InvalidParameterValueException\"}");
    }

    @Test
    void aResultWithAnErrorIsRefused() {
        assertThat(result("{\"Status\":\"SUCCEEDED\",\"Error\":{}}").payload().asUtf8String())
                .contains("Cannot provide an Error for SUCCEEDED status.");
        assertThat(result("{\"Status\":\"FAILED\",\"Result\":\"1\"}").payload().asUtf8String())
                .contains("Cannot provide a Result for FAILED status.");
    }

    @Test
    void anExecutionThatWaitsForNothingIsRefused() {
        DurableOutcome outcome = DurableOutcome.of(invocation("{\"Status\":\"PENDING\"}", null));

        assertThat(outcome.status()).isEqualTo(DurableOutcome.Status.PENDING);
        assertThat(outcome.toResult("").payload().asUtf8String())
                .contains("Cannot return PENDING status with no pending operations.");
    }

    private static InvocationResult result(String answer) {
        return DurableOutcome.of(invocation(answer, null)).toResult("the log");
    }

    private static InvocationResult invocation(String payload, @Nullable String functionError) {
        return new InvocationResult(SdkBytes.fromUtf8String(payload), functionError, "another log");
    }
}
