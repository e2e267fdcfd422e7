package dev.mvnlambda.local.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CallbackOptions;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * One operation of an execution: a step, a wait, a callback, a call of another function, or a context that holds others.
 *
 * @param begun the update that began it, which says how long it may take and what it calls
 * @param beat when a callback last gave a sign of life, or began
 */
public record LoggedOperation(Operation operation, OperationUpdate begun, Instant beat) {

    private static final String CALLBACK_TIMEOUT = "Callback.Timeout";
    private static final String CALLBACK_HEARTBEAT = "Callback.Heartbeat";

    String id() {
        return operation.id();
    }

    boolean is(OperationType type, OperationStatus... statuses) {
        return operation.type() == type && Stream.of(statuses).anyMatch(status -> status == operation.status());
    }

    /** Whether the execution may suspend for it: something other than the function itself brings it on. */
    boolean isAwaited() {
        return is(OperationType.STEP, OperationStatus.PENDING)
                || is(OperationType.WAIT, OperationStatus.STARTED)
                || is(OperationType.CALLBACK, OperationStatus.STARTED)
                || is(OperationType.CHAINED_INVOKE, OperationStatus.STARTED);
    }

    /** When time alone changes it; empty when it never does. */
    Optional<Instant> due() {
        if (is(OperationType.WAIT, OperationStatus.STARTED)) {
            return Optional.of(operation.waitDetails().scheduledEndTimestamp());
        }
        if (is(OperationType.STEP, OperationStatus.PENDING)) {
            return Optional.of(operation.stepDetails().nextAttemptTimestamp());
        }
        return is(OperationType.CALLBACK, OperationStatus.STARTED)
                ? Stream.concat(timeout().stream(), heartbeat().stream()).min(Instant::compareTo)
                : Optional.empty();
    }

    /** Returns it as time has left it: a wait over, a step ready for its next attempt, a callback timed out. */
    LoggedOperation passed(Instant now) {
        if (due().filter(due -> !now.isBefore(due)).isEmpty()) {
            return this;
        }
        return switch (operation.type()) {
            case WAIT -> with(ended(OperationStatus.SUCCEEDED, now).build());
            case STEP ->
                with(operation.toBuilder().status(OperationStatus.READY).build());
            default -> with(timedOut(now));
        };
    }

    /** Returns a callback or a call that came to an end outside of the function. */
    LoggedOperation completed(@Nullable String result, @Nullable ErrorObject error, Instant now) {
        Operation.Builder ended = ended(error == null ? OperationStatus.SUCCEEDED : OperationStatus.FAILED, now);
        Operation after = operation.type() == OperationType.CALLBACK
                ? ended.callbackDetails(details ->
                                details.callbackId(callbackId()).result(result).error(error))
                        .build()
                : ended.chainedInvokeDetails(details -> details.result(result).error(error))
                        .build();
        return with(after);
    }

    /** Returns a callback that gave a sign of life. */
    LoggedOperation beating(Instant now) {
        return new LoggedOperation(operation, begun, now);
    }

    LoggedOperation with(Operation after) {
        return new LoggedOperation(after, begun, beat);
    }

    String callbackId() {
        return operation.callbackDetails().callbackId();
    }

    private Operation timedOut(Instant now) {
        boolean silent = heartbeat().filter(beaten -> !now.isBefore(beaten)).isPresent();
        String type = silent ? CALLBACK_HEARTBEAT : CALLBACK_TIMEOUT;
        ErrorObject error = ErrorObject.builder()
                .errorType(type)
                .errorMessage("Callback timed out: " + type)
                .build();
        return ended(OperationStatus.TIMED_OUT, now)
                .callbackDetails(details -> details.callbackId(callbackId()).error(error))
                .build();
    }

    private Operation.Builder ended(OperationStatus status, Instant now) {
        return operation.toBuilder().status(status).endTimestamp(now);
    }

    private Optional<Instant> timeout() {
        return after(
                operation.startTimestamp(),
                options().map(CallbackOptions::timeoutSeconds).orElse(null));
    }

    private Optional<Instant> heartbeat() {
        return after(
                beat, options().map(CallbackOptions::heartbeatTimeoutSeconds).orElse(null));
    }

    private Optional<CallbackOptions> options() {
        return Optional.ofNullable(begun.callbackOptions());
    }

    // none, and 0 alike, is no bound
    private static Optional<Instant> after(Instant begin, @Nullable Integer seconds) {
        int bound = Objects.requireNonNullElse(seconds, 0);
        return bound == 0 ? Optional.empty() : Optional.of(begin.plus(Duration.ofSeconds(bound)));
    }
}
