package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.lambda.model.OperationAction.CANCEL;
import static software.amazon.awssdk.services.lambda.model.OperationAction.FAIL;
import static software.amazon.awssdk.services.lambda.model.OperationAction.RETRY;
import static software.amazon.awssdk.services.lambda.model.OperationAction.START;
import static software.amazon.awssdk.services.lambda.model.OperationAction.SUCCEED;
import static software.amazon.awssdk.services.lambda.model.OperationType.CALLBACK;
import static software.amazon.awssdk.services.lambda.model.OperationType.CHAINED_INVOKE;
import static software.amazon.awssdk.services.lambda.model.OperationType.CONTEXT;
import static software.amazon.awssdk.services.lambda.model.OperationType.EXECUTION;
import static software.amazon.awssdk.services.lambda.model.OperationType.STEP;
import static software.amazon.awssdk.services.lambda.model.OperationType.WAIT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/** Durable functions checkpoint what they do, suspend, and are called again when what they wait for has happened. */
class DurableCheckpointTest extends AccountTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<DurableFunction> calls = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void aDurableFunctionWithAnAlias() {
        create("d", request -> request.publish(true).durableConfig(durable -> durable.executionTimeout(1000)));
        published("other");
        lambda.createAlias(request -> request.functionName("d").name("live").functionVersion("1"));
    }

    @Test
    void aStepIsDoneOnceAndAWaitSuspends() {
        String arn = started(function -> {
            if (function.status("step").equals("NONE")) {
                function.checkpoint("step", STEP, START, step -> step.name("charge"));
                function.checkpoint("step", STEP, SUCCEED, step -> step.payload("\"paid\""));
                function.checkpoint("wait", WAIT, START, wait -> wait.waitOptions(options -> options.waitSeconds(60)));
                return function.pending();
            }
            JsonNode step = function.told("step").orElseThrow();
            return DurableFunction.succeeded(step.at("/StepDetails/Result").asText());
        });

        awaitEvents(arn, 5);
        assertThat(execution(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        clock.pass(Duration.ofSeconds(60));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("\"paid\"");
        assertThat(calls).hasSize(2);
        DurableFunction second = calls.get(1);
        assertThat(second.updated()).containsExactly("wait");
        assertThat(second.status("wait")).isEqualTo("SUCCEEDED");
        assertThat(second.told("step").orElseThrow().get("Name").asText()).isEqualTo("charge");
        assertThat(second.told("wait").orElseThrow().get("EndTimestamp").asLong())
                .isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void aStepThatFailedIsReadyAgainAfterItsDelay() {
        String arn = started(function -> switch (function.status("step")) {
            case "NONE" -> {
                function.checkpoint("step", STEP, START, step -> step);
                function.checkpoint(
                        "step",
                        STEP,
                        RETRY,
                        step -> step.error(error -> error.errorMessage("busy"))
                                .stepOptions(options -> options.nextAttemptDelaySeconds(5)));
                yield function.pending();
            }
            default -> {
                function.checkpoint("step", STEP, START, step -> step);
                function.checkpoint("step", STEP, SUCCEED, step -> step.payload("1"));
                yield DurableFunction.succeeded("1");
            }
        });
        awaitEvents(arn, 4);
        clock.pass(Duration.ofSeconds(5));
        awaitEnd(arn);

        JsonNode ready = calls.get(1).told("step").orElseThrow();
        assertThat(ready.get("Status").asText()).isEqualTo("READY");
        assertThat(ready.at("/StepDetails/Attempt").asInt()).isEqualTo(1);
        assertThat(ready.at("/StepDetails/Error/ErrorMessage").asText()).isEqualTo("busy");
        assertThat(events(arn))
                .containsExactly(
                        "ExecutionStarted",
                        "StepStarted",
                        "StepFailed",
                        "InvocationCompleted",
                        "StepStarted",
                        "StepSucceeded",
                        "InvocationCompleted",
                        "ExecutionSucceeded");
    }

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
    void aTokenIsGoodForOneCheckpointButItsRepeat() {
        String arn = started(function -> {
            String used = function.token();
            CheckpointDurableExecutionResponse first =
                    lambda.checkpointDurableExecution(request -> request.durableExecutionArn(function.arn())
                            .checkpointToken(used)
                            .clientToken("c1")
                            .updates(update("c", CONTEXT, START)));
            CheckpointDurableExecutionResponse repeated =
                    lambda.checkpointDurableExecution(request -> request.durableExecutionArn(function.arn())
                            .checkpointToken(used)
                            .clientToken("c1")
                            .updates(update("c", CONTEXT, START)));
            assertThat(repeated).isEqualTo(first);
            refused(
                    () -> lambda.checkpointDurableExecution(request -> request.durableExecutionArn(function.arn())
                            .checkpointToken(used)
                            .clientToken("c2")),
                    400,
                    "InvalidParameterValueException",
                    "Invalid checkpoint token");
            return DurableFunction.succeeded("1");
        });
        awaitEnd(arn);

        assertThat(execution(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void updatesThatDoNotFitAreRefused() {
        String arn = started(function -> {
            function.checkpoint("w", WAIT, START, wait -> wait.waitOptions(options -> options.waitSeconds(600)));
            invalid(function, "Cannot start a WAIT that already exist.", update("w", WAIT, START));
            invalid(function, "Invalid action for the given operation type.", update("w", WAIT, SUCCEED));
            invalid(
                    function,
                    "Invalid parent operation id.",
                    update("s", STEP, START).toBuilder().parentId("w").build());
            invalid(
                    function,
                    "Cannot update the same operation twice in a single request.",
                    update("s", STEP, START),
                    update("s", STEP, SUCCEED));
            invalid(
                    function,
                    "EXECUTION checkpoint must be the last update.",
                    update("e", EXECUTION, FAIL),
                    update("s", STEP, START));
            invalid(
                    function,
                    "Cannot cancel a WAIT that does not exist or has already completed.",
                    update("none", WAIT, CANCEL));
            function.checkpoint("s", STEP, SUCCEED, step -> step.payload("1"));
            invalid(function, "Invalid current STEP state to close.", update("s", STEP, SUCCEED));
            return DurableFunction.succeeded("1");
        });
        awaitEnd(arn);

        assertThat(execution(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aCallThatCrashesIsMadeAgainFromTheLastCheckpoint() {
        String arn = started(function -> {
            if (function.status("step").equals("NONE")) {
                function.checkpoint("step", STEP, SUCCEED, step -> step.payload("7"));
                return DurableFunction.crashed();
            }
            return DurableFunction.succeeded("7");
        });
        awaitEvents(arn, 3);
        clock.pass(Duration.ofSeconds(1));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("7");
    }

    @Test
    void aFunctionThatAlwaysCrashesFailsItsExecution() {
        String arn = started(function -> DurableFunction.crashed());
        for (int made = 1; made <= DurableRuns.MOST_FAILURES; made++) {
            awaitEvents(arn, 1 + made);
            clock.pass(Duration.ofSeconds(1));
        }
        awaitEnd(arn);

        assertThat(calls).hasSize(DurableRuns.MOST_FAILURES + 1);
        assertThat(execution(arn).error().errorType()).isEqualTo("Runtime.ExitError");
    }

    @Test
    void aResultTooLargeForAnAnswerIsCheckpointed() {
        String arn = started(function -> {
            CheckpointDurableExecutionResponse last =
                    function.checkpoint("e", EXECUTION, SUCCEED, execution -> execution.payload("\"large\""));
            assertThat(last.checkpointToken()).isNull();
            return DurableFunction.succeeded("");
        });
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("\"large\"");
    }

    @Test
    void aFunctionThatRunsLearnsByPollingWhatTimeBrought() {
        String arn = started(function -> {
            function.checkpoint("wait", WAIT, START, wait -> wait.waitOptions(options -> options.waitSeconds(1)));
            assertThat(function.checkpoint().newExecutionState().operations()).isEmpty();
            clock.pass(Duration.ofSeconds(1));
            List<Operation> polled = function.checkpoint().newExecutionState().operations();
            assertThat(polled).singleElement().matches(wait -> wait.status() == OperationStatus.SUCCEEDED);
            return DurableFunction.succeeded("1");
        });
        awaitEnd(arn);

        assertThat(calls).hasSize(1);
        assertThat(execution(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aLongStateComesInPages() {
        String arn = started(function -> {
            if (function.status("0").equals("NONE")) {
                function.checkpoint(IntStream.range(0, 150)
                        .mapToObj(number -> update(String.valueOf(number), STEP, SUCCEED))
                        .toArray(OperationUpdate[]::new));
                return DurableFunction.crashed();
            }
            String marker =
                    function.event().at("/InitialExecutionState/NextMarker").asText();
            List<Operation> rest = lambda.getDurableExecutionState(
                            request -> request.durableExecutionArn(function.arn())
                                    .checkpointToken(function.token())
                                    .marker(marker))
                    .operations();
            return DurableFunction.succeeded(String.valueOf(
                    function.event().at("/InitialExecutionState/Operations").size() + rest.size()));
        });
        awaitEvents(arn, 152);
        clock.pass(Duration.ofSeconds(1));
        awaitEnd(arn);

        assertThat(execution(arn).result()).isEqualTo("151");
    }

    @Test
    void aStoppedExecutionTakesNoMoreCheckpoints() {
        String arn = started(function -> {
            lambda.stopDurableExecution(request -> request.durableExecutionArn(function.arn()));
            refused(
                    () -> function.checkpoint("s", STEP, START, step -> step),
                    400,
                    "InvalidParameterValueException",
                    "Invalid checkpoint token");
            return DurableFunction.succeeded("1");
        });
        awaitEnd(arn);

        assertThat(execution(arn).status()).isEqualTo(ExecutionStatus.STOPPED);
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

    @Test
    void itsCallerWaitsForTheEndOfASuspendedExecution() {
        runtime.run(invocation -> {
            DurableFunction function = new DurableFunction(lambda, invocation);
            if (function.status("wait").equals("NONE")) {
                function.checkpoint("wait", WAIT, START, wait -> wait.waitOptions(options -> options.waitSeconds(1)));
                clock.pass(Duration.ofSeconds(1));
                return function.pending();
            }
            return DurableFunction.succeeded("\"done\"");
        });

        assertThat(lambda.invoke(request -> request.functionName("d:live"))
                        .payload()
                        .asUtf8String())
                .isEqualTo("\"done\"");
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

    private String started(Function<DurableFunction, InvocationResult> handler) {
        runtime.run(invocation -> {
            if (!invocation.invokedArn().contains(":function:d:")) {
                return new InvocationResult(invocation.payload(), null, "");
            }
            DurableFunction function = new DurableFunction(lambda, invocation);
            calls.add(function);
            return handler.apply(function);
        });
        return lambda.invoke(request -> request.functionName("d:live").invocationType(InvocationType.EVENT))
                .durableExecutionArn();
    }

    private static OperationUpdate update(
            String id,
            software.amazon.awssdk.services.lambda.model.OperationType type,
            software.amazon.awssdk.services.lambda.model.OperationAction action) {
        return OperationUpdate.builder().id(id).type(type).action(action).build();
    }

    private static void invalid(DurableFunction function, String text, OperationUpdate... updates) {
        refused(() -> function.checkpoint(updates), 400, "InvalidParameterValueException", text);
    }

    private GetDurableExecutionResponse execution(String arn) {
        return lambda.getDurableExecution(request -> request.durableExecutionArn(arn));
    }

    private List<String> events(String arn) {
        return lambda.getDurableExecutionHistory(request -> request.durableExecutionArn(arn)).events().stream()
                .map(Event::eventTypeAsString)
                .toList();
    }

    private void awaitCalls(int count) {
        assertThat(Waiting.until(calls, () -> calls.size() >= count, PATIENCE)).isTrue();
    }

    private void awaitEvents(String arn, int count) {
        assertThat(Waiting.until(
                        calls,
                        () ->
                                lambda
                                                .getDurableExecutionHistoryPaginator(
                                                        request -> request.durableExecutionArn(arn))
                                                .stream()
                                                .mapToLong(page -> page.events().size())
                                                .sum()
                                        >= count,
                        PATIENCE))
                .isTrue();
    }

    private void awaitEnd(String arn) {
        assertThat(Waiting.until(calls, () -> execution(arn).status() != ExecutionStatus.RUNNING, PATIENCE))
                .isTrue();
    }
}
