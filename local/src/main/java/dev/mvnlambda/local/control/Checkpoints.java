package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.OperationLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CallbackTimeoutException;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateResponse;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackFailureRequest;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackFailureResponse;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackHeartbeatRequest;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackHeartbeatResponse;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackSuccessRequest;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackSuccessResponse;

/** What durable functions say of their executions while they run, and what their partners answer them. */
final class Checkpoints {

    /** AWS's SDK takes this text, and no other, for a reason to be called again. */
    private static final String STALE = "Invalid checkpoint token";

    private final Scope scope;
    private final Executions executions;
    private final ChainedCalls chained;
    private final DurableRuns runs;

    Checkpoints(Scope scope) {
        this.scope = scope;
        this.executions = new Executions(scope);
        this.chained = new ChainedCalls(scope);
        this.runs = new Calls(scope, DurableRuns.CALLER).durable();
    }

    /** Keeps what a function has done; answers with all that changed, and the token of the next checkpoint. */
    CheckpointDurableExecutionResponse checkpoint(CheckpointDurableExecutionRequest request) {
        ExecutionRecord after = executions
                .changeRunning(request.durableExecutionArn(), running -> checkpointed(running, request))
                .orElseThrow(Checkpoints::stale);
        Progress progress = after.progress();
        boolean ended = request.updates().stream().anyMatch(update -> update.type() == OperationType.EXECUTION);
        if (after.hasEnded() && !ended) {
            throw stale();
        }
        request.updates().stream()
                .filter(update ->
                        update.type() == OperationType.CHAINED_INVOKE && update.action() == OperationAction.START)
                .forEach(update -> chained.begin(after.arn(), update));
        return CheckpointDurableExecutionResponse.builder()
                .checkpointToken(after.hasEnded() ? null : progress.token())
                .newExecutionState(state -> state.operations(progress.log().shown(Set.copyOf(progress.told()))))
                .build();
    }

    /** Answers with a page of all that a function checkpointed before. */
    GetDurableExecutionStateResponse state(GetDurableExecutionStateRequest request) {
        ExecutionRecord execution = executions
                .find(request.durableExecutionArn())
                .filter(found -> !found.hasEnded() && found.progress().token().equals(request.checkpointToken()))
                .orElseThrow(Checkpoints::stale);
        StatePage page = StatePage.of(execution.operations(), request.marker(), request.maxItems());
        return GetDurableExecutionStateResponse.builder()
                .operations(page.operations())
                .nextMarker(page.next())
                .build();
    }

    SendDurableExecutionCallbackSuccessResponse succeed(SendDurableExecutionCallbackSuccessRequest request) {
        // whatever bytes a partner sends, what functions are told is text
        String result = request.result() == null
                ? ""
                : new String(request.result().asByteArrayUnsafe(), StandardCharsets.UTF_8);
        complete(request.callbackId(), result, null);
        return SendDurableExecutionCallbackSuccessResponse.builder().build();
    }

    SendDurableExecutionCallbackFailureResponse fail(SendDurableExecutionCallbackFailureRequest request) {
        ErrorObject error = request.error() == null ? ErrorObject.builder().build() : request.error();
        complete(request.callbackId(), null, error);
        return SendDurableExecutionCallbackFailureResponse.builder().build();
    }

    SendDurableExecutionCallbackHeartbeatResponse beat(SendDurableExecutionCallbackHeartbeatRequest request) {
        Instant now = scope.now();
        change(request.callbackId(), (log, id) -> log.beating(id, now));
        return SendDurableExecutionCallbackHeartbeatResponse.builder().build();
    }

    private void complete(String callbackId, @Nullable String result, @Nullable ErrorObject error) {
        Instant now = scope.now();
        runs.later(change(callbackId, (log, id) -> log.completed(id, result, error, now)));
    }

    private interface CallbackChange {
        OperationLog of(OperationLog log, String operationId);
    }

    private String change(String callbackId, CallbackChange change) {
        CheckpointTokens.Callback callback = CheckpointTokens.callback(callbackId)
                .orElseThrow(() -> Faults.invalidParameter("Invalid callback token"));
        boolean[] open = {false};
        executions.changeRunning(callback.executionArn(), running -> {
            OperationLog log = running.progress().log().passed(scope.now());
            open[0] = log.isOpenCallback(callback.operationId());
            return running.with(progress -> progress.with(open[0] ? change.of(log, callback.operationId()) : log));
        });
        if (!open[0]) {
            throw closed();
        }
        return callback.executionArn();
    }

    private ExecutionRecord checkpointed(ExecutionRecord running, CheckpointDurableExecutionRequest request) {
        Progress progress = running.progress();
        if (progress.isRepeated(request.checkpointToken(), request.clientToken())) {
            return running;
        }
        if (!progress.token().equals(request.checkpointToken())) {
            throw stale();
        }
        Instant now = scope.now();
        OperationLog passed = progress.log().passed(now);
        Set<String> told = new LinkedHashSet<>(passed.untold());
        request.updates().forEach(update -> told.add(update.id()));
        OperationLog log = log(passed, request.updates(), running.arn(), now);
        ExecutionRecord after = running.with(
                progress.checkpointed(log.told(), CheckpointTokens.next(), request.clientToken(), List.copyOf(told)));
        return end(request.updates())
                .map(update -> after.ended(
                        update.action() == OperationAction.SUCCEED ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED,
                        now,
                        update.payload(),
                        update.error()))
                .orElse(after);
    }

    private static OperationLog log(OperationLog before, List<OperationUpdate> updates, String arn, Instant now) {
        try {
            return before.checkpointed(updates, id -> CheckpointTokens.callbackId(arn, id), now);
        } catch (IllegalArgumentException e) {
            throw Faults.invalidParameter(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<OperationUpdate> end(List<OperationUpdate> updates) {
        return updates.stream()
                .filter(update -> update.type() == OperationType.EXECUTION)
                .findFirst();
    }

    private static RuntimeException stale() {
        return Faults.invalidParameter(STALE);
    }

    private static RuntimeException closed() {
        return Faults.fault(
                CallbackTimeoutException.builder().type("User"),
                "Lambda",
                400,
                "CallbackTimeoutException",
                "The callback ID token has either expired or the callback associated with the token has already been"
                        + " closed.");
    }
}
