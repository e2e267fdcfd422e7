package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.lambda.model.OperationAction.START;
import static software.amazon.awssdk.services.lambda.model.OperationType.CALLBACK;
import static software.amazon.awssdk.services.lambda.model.OperationType.CHAINED_INVOKE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;

/** Durable functions wait for those outside: for callbacks, and for other functions. */
class DurableCallbackTest extends DurableTest {

    @Test
    void aCallbackIsAnsweredFromOutside() {
        String arn = started(this::waitingForACallback);
        String id = callbackId();

        lambda.sendDurableExecutionCallbackHeartbeat(request -> request.callbackId(id));
        lambda.sendDurableExecutionCallbackSuccess(
                request -> request.callbackId(id).result(SdkBytes.fromUtf8String("\"yes\"")));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("SUCCEEDED");
        assertThat(calls.get(1)
                        .told("call")
                        .orElseThrow()
                        .at("/CallbackDetails/Result")
                        .asText())
                .isEqualTo("\"yes\"");
        refused(
                () -> lambda.sendDurableExecutionCallbackSuccess(request -> request.callbackId(id)),
                400,
                "CallbackTimeoutException",
                "The callback ID token has either expired or the callback associated with the token has already been"
                        + " closed.");
        refused(
                () -> lambda.sendDurableExecutionCallbackHeartbeat(request -> request.callbackId("abcd")),
                400,
                "InvalidParameterValueException",
                "Invalid callback token");
    }

    @Test
    void aCallbackFailsWithTheErrorOfItsSender() {
        String arn = started(this::waitingForACallback);
        String id = callbackId();

        lambda.sendDurableExecutionCallbackFailure(request ->
                request.callbackId(id).error(error -> error.errorType("No").errorMessage("rejected")));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("FAILED");
        assertThat(calls.get(1)
                        .told("call")
                        .orElseThrow()
                        .at("/CallbackDetails/Error/ErrorType")
                        .asText())
                .isEqualTo("No");
    }

    @Test
    void aSignOfLifeKeepsACallbackOpenUntilItsTimeIsOver() {
        String arn = started(this::waitingForACallback);
        String id = callbackId();

        clock.pass(Duration.ofSeconds(9));
        lambda.sendDurableExecutionCallbackHeartbeat(request -> request.callbackId(id));
        clock.pass(Duration.ofSeconds(9));
        assertThat(execution(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(calls).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("TIMED_OUT");
        assertThat(calls.get(1)
                        .told("call")
                        .orElseThrow()
                        .at("/CallbackDetails/Error/ErrorType")
                        .asText())
                .isEqualTo("Callback.Heartbeat");
    }

    @Test
    void anotherFunctionIsCalledWhileThisOneIsSuspended() {
        String arn = started(function -> {
            if (function.status("other").equals("NONE")) {
                function.checkpoint(
                        "other",
                        CHAINED_INVOKE,
                        START,
                        call -> call.payload("{\"of\":\"d\"}")
                                .chainedInvokeOptions(options -> options.functionName("other:1")));
                function.checkpoint(
                        "none",
                        CHAINED_INVOKE,
                        START,
                        call -> call.chainedInvokeOptions(options -> options.functionName("none:1")));
            }
            boolean both = function.status("other").equals("SUCCEEDED")
                    && function.status("none").equals("FAILED");
            return both
                    ? DurableFunction.succeeded(function.told("other")
                            .orElseThrow()
                            .at("/ChainedInvokeDetails/Result")
                            .asText())
                    : function.pending();
        });
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("{\"of\":\"d\"}");
        JsonNode none = calls.get(calls.size() - 1).told("none").orElseThrow();
        assertThat(none.at("/ChainedInvokeDetails/Error/ErrorType").asText()).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void aSuspendedExecutionOutlivesARestart() {
        String arn = started(this::waitingForACallback);
        String id = callbackId();

        reopen(LocalOptions.in(directory));
        plane.resumeExecutions();
        lambda.sendDurableExecutionCallbackSuccess(request -> request.callbackId(id));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("SUCCEEDED");
    }

    private InvocationResult waitingForACallback(DurableFunction function) {
        if (function.status("call").equals("NONE")) {
            function.checkpoint(
                    "call",
                    CALLBACK,
                    START,
                    callback -> callback.callbackOptions(
                            options -> options.timeoutSeconds(19).heartbeatTimeoutSeconds(10)));
        }
        return function.status("call").equals("STARTED")
                        || function.status("call").equals("NONE")
                ? function.pending()
                : DurableFunction.succeeded(function.status("call"));
    }

    private String callbackId() {
        awaitCalls(1);
        awaitEvents(calls.get(0).arn(), 3);
        return lambda.getDurableExecutionHistory(
                        request -> request.durableExecutionArn(calls.get(0).arn()))
                .events()
                .get(1)
                .callbackStartedDetails()
                .callbackId();
    }
}
