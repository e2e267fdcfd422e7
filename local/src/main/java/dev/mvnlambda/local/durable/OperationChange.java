package dev.mvnlambda.local.durable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;
import software.amazon.awssdk.services.lambda.model.StepDetails;

/** What an operation is after one checkpoint of it. */
final class OperationChange {

    private final OperationUpdate update;
    private final Optional<Operation> before;
    private final Instant now;

    private OperationChange(OperationUpdate update, Optional<Operation> before, Instant now) {
        this.update = update;
        this.before = before;
        this.now = now;
    }

    static Operation of(
            OperationUpdate update, Optional<Operation> before, UnaryOperator<String> newCallbackId, Instant now) {
        return new OperationChange(update, before, now).after(newCallbackId);
    }

    private Operation after(UnaryOperator<String> newCallbackId) {
        OperationStatus status = status(update.action());
        boolean ended = status != OperationStatus.STARTED && status != OperationStatus.PENDING;
        Operation.Builder after = before.map(Operation::toBuilder)
                .orElseGet(() -> Operation.builder()
                        .id(update.id())
                        .parentId(update.parentId())
                        .name(update.name())
                        .type(update.type())
                        .subType(update.subType())
                        .startTimestamp(now));
        after.status(status).endTimestamp(ended ? now : null);
        switch (update.type()) {
            case STEP -> after.stepDetails(step());
            case WAIT -> scheduled(after);
            case CALLBACK -> called(after, newCallbackId);
            case CHAINED_INVOKE ->
                after.chainedInvokeDetails(
                        details -> details.result(update.payload()).error(update.error()));
            default ->
                after.contextDetails(details -> details.replayChildren(
                                update.contextOptions() == null
                                        ? null
                                        : update.contextOptions().replayChildren())
                        .result(update.payload())
                        .error(update.error()));
        }
        return after.build();
    }

    // attempts are counted as they fail
    private StepDetails step() {
        StepDetails.Builder details =
                before.map(Operation::stepDetails).map(StepDetails::toBuilder).orElseGet(StepDetails::builder);
        int failed = before.map(Operation::stepDetails)
                .map(StepDetails::attempt)
                .map(attempt -> Objects.requireNonNullElse(attempt, 0))
                .orElse(0);
        details.attempt(failed).nextAttemptTimestamp(null);
        return switch (update.action()) {
            case START -> details.build();
            case RETRY ->
                details.attempt(failed + 1)
                        .error(update.error())
                        .result(update.payload())
                        .nextAttemptTimestamp(
                                now.plusSeconds(update.stepOptions().nextAttemptDelaySeconds()))
                        .build();
            case FAIL -> details.attempt(failed + 1).error(update.error()).build();
            default ->
                details.result(update.payload()).error((ErrorObject) null).build();
        };
    }

    private void scheduled(Operation.Builder after) {
        if (update.waitOptions() != null) {
            after.waitDetails(details -> details.scheduledEndTimestamp(
                    now.plusSeconds(update.waitOptions().waitSeconds())));
        }
    }

    private void called(Operation.Builder after, UnaryOperator<String> newCallbackId) {
        if (before.isEmpty()) {
            after.callbackDetails(details -> details.callbackId(newCallbackId.apply(update.id())));
        }
    }

    private static OperationStatus status(OperationAction action) {
        return switch (action) {
            case START -> OperationStatus.STARTED;
            case SUCCEED -> OperationStatus.SUCCEEDED;
            case FAIL -> OperationStatus.FAILED;
            case RETRY -> OperationStatus.PENDING;
            default -> OperationStatus.CANCELLED;
        };
    }
}
