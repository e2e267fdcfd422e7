package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.lambda.model.OperationAction.CANCEL;
import static software.amazon.awssdk.services.lambda.model.OperationAction.FAIL;
import static software.amazon.awssdk.services.lambda.model.OperationAction.RETRY;
import static software.amazon.awssdk.services.lambda.model.OperationAction.START;
import static software.amazon.awssdk.services.lambda.model.OperationAction.SUCCEED;
import static software.amazon.awssdk.services.lambda.model.OperationType.CONTEXT;
import static software.amazon.awssdk.services.lambda.model.OperationType.EXECUTION;
import static software.amazon.awssdk.services.lambda.model.OperationType.STEP;
import static software.amazon.awssdk.services.lambda.model.OperationType.WAIT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/** Durable functions checkpoint what they do, suspend, and are called again when what they wait for has happened. */
class DurableCheckpointTest extends DurableTest {

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

    private static OperationUpdate update(String id, OperationType type, OperationAction action) {
        return OperationUpdate.builder().id(id).type(type).action(action).build();
    }

    private static void invalid(DurableFunction function, String text, OperationUpdate... updates) {
        refused(() -> function.checkpoint(updates), 400, "InvalidParameterValueException", text);
    }
}
