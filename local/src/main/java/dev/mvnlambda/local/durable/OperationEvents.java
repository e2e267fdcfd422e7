package dev.mvnlambda.local.durable;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.EventError;
import software.amazon.awssdk.services.lambda.model.EventInput;
import software.amazon.awssdk.services.lambda.model.EventResult;
import software.amazon.awssdk.services.lambda.model.EventType;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.RetryDetails;
import software.amazon.awssdk.services.lambda.model.StepDetails;

/** What the history says of a change of an operation. */
final class OperationEvents {

    private OperationEvents() {}

    /** Returns the event of the state that an operation has come into; none where AWS knows none. */
    static Optional<Event.Builder> of(LoggedOperation logged) {
        Operation operation = logged.operation();
        Event.Builder event = Event.builder()
                .id(operation.id())
                .parentId(operation.parentId())
                .name(operation.name())
                .subType(operation.subType());
        return switch (operation.type()) {
            case STEP -> step(event, operation);
            case WAIT -> wait(event, operation);
            case CALLBACK -> callback(event, logged);
            case CHAINED_INVOKE -> call(event, logged);
            default -> context(event, operation);
        };
    }

    private static Optional<Event.Builder> step(Event.Builder event, Operation operation) {
        StepDetails step = operation.stepDetails();
        return switch (operation.status()) {
            case STARTED -> Optional.of(event.eventType(EventType.STEP_STARTED).stepStartedDetails(details -> {}));
            case SUCCEEDED ->
                Optional.of(event.eventType(EventType.STEP_SUCCEEDED)
                        .stepSucceededDetails(
                                details -> details.result(result(step.result())).retryDetails(retry(operation))));
            case FAILED, PENDING ->
                Optional.of(event.eventType(EventType.STEP_FAILED)
                        .stepFailedDetails(
                                details -> details.error(error(step.error())).retryDetails(retry(operation))));
            default -> Optional.empty();
        };
    }

    private static Optional<Event.Builder> wait(Event.Builder event, Operation operation) {
        return switch (operation.status()) {
            case STARTED ->
                Optional.of(event.eventType(EventType.WAIT_STARTED)
                        .waitStartedDetails(details -> details.duration(
                                        (int) between(operation).toSeconds())
                                .scheduledEndTimestamp(operation.waitDetails().scheduledEndTimestamp())));
            case SUCCEEDED ->
                Optional.of(event.eventType(EventType.WAIT_SUCCEEDED)
                        .waitSucceededDetails(details ->
                                details.duration((int) between(operation).toSeconds())));
            default -> Optional.of(event.eventType(EventType.WAIT_CANCELLED).waitCancelledDetails(details -> {}));
        };
    }

    private static Optional<Event.Builder> callback(Event.Builder event, LoggedOperation logged) {
        Operation operation = logged.operation();
        return switch (operation.status()) {
            case STARTED ->
                Optional.of(event.eventType(EventType.CALLBACK_STARTED).callbackStartedDetails(details -> {
                    details.callbackId(logged.callbackId());
                    Optional.ofNullable(logged.begun().callbackOptions())
                            .ifPresent(options -> details.timeout(options.timeoutSeconds())
                                    .heartbeatTimeout(options.heartbeatTimeoutSeconds()));
                }));
            case SUCCEEDED ->
                Optional.of(event.eventType(EventType.CALLBACK_SUCCEEDED)
                        .callbackSucceededDetails(details -> details.result(
                                result(operation.callbackDetails().result()))));
            case FAILED ->
                Optional.of(event.eventType(EventType.CALLBACK_FAILED)
                        .callbackFailedDetails(details ->
                                details.error(error(operation.callbackDetails().error()))));
            case TIMED_OUT ->
                Optional.of(event.eventType(EventType.CALLBACK_TIMED_OUT)
                        .callbackTimedOutDetails(details ->
                                details.error(error(operation.callbackDetails().error()))));
            default -> Optional.empty();
        };
    }

    private static Optional<Event.Builder> call(Event.Builder event, LoggedOperation logged) {
        Operation operation = logged.operation();
        return switch (operation.status()) {
            case STARTED ->
                Optional.of(event.eventType(EventType.CHAINED_INVOKE_STARTED)
                        .chainedInvokeStartedDetails(details -> details.functionName(
                                        logged.begun().chainedInvokeOptions().functionName())
                                .input(input(logged.begun().payload()))));
            case SUCCEEDED ->
                Optional.of(event.eventType(EventType.CHAINED_INVOKE_SUCCEEDED)
                        .chainedInvokeSucceededDetails(details -> details.result(
                                result(operation.chainedInvokeDetails().result()))));
            case FAILED ->
                Optional.of(event.eventType(EventType.CHAINED_INVOKE_FAILED)
                        .chainedInvokeFailedDetails(details -> details.error(
                                error(operation.chainedInvokeDetails().error()))));
            default -> Optional.empty();
        };
    }

    private static Optional<Event.Builder> context(Event.Builder event, Operation operation) {
        return operation.status() == OperationStatus.STARTED
                ? Optional.of(event.eventType(EventType.CONTEXT_STARTED).contextStartedDetails(details -> {}))
                : Optional.of(
                        operation.status() == OperationStatus.SUCCEEDED
                                ? event.eventType(EventType.CONTEXT_SUCCEEDED)
                                        .contextSucceededDetails(details -> details.result(result(
                                                operation.contextDetails().result())))
                                : event.eventType(EventType.CONTEXT_FAILED)
                                        .contextFailedDetails(details -> details.error(
                                                error(operation.contextDetails().error()))));
    }

    private static Duration between(Operation wait) {
        return Duration.between(wait.startTimestamp(), wait.waitDetails().scheduledEndTimestamp());
    }

    // the attempt that the event is about counts from one; that of a failed one is counted already
    private static RetryDetails retry(Operation operation) {
        StepDetails step = operation.stepDetails();
        int failed = Objects.requireNonNullElse(step.attempt(), 0);
        RetryDetails.Builder details = RetryDetails.builder()
                .currentAttempt(operation.status() == OperationStatus.SUCCEEDED ? failed + 1 : failed);
        return details.build();
    }

    static EventInput input(@Nullable String payload) {
        return EventInput.builder().payload(payload).truncated(false).build();
    }

    static EventResult result(@Nullable String payload) {
        return EventResult.builder().payload(payload).truncated(false).build();
    }

    static EventError error(@Nullable ErrorObject payload) {
        return EventError.builder().payload(payload).truncated(false).build();
    }
}
