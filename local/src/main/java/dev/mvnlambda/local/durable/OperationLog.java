package dev.mvnlambda.local.durable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/**
 * All that an execution has checkpointed: what a function that is called again is told, so that it does nothing twice.
 *
 * @param operations in the order in which they began
 * @param untold ids of those that changed outside of the function and that it has not been told of
 * @param events what happened, for the history
 */
public record OperationLog(List<LoggedOperation> operations, List<String> untold, List<Event> events) {

    /** Returns the log of an execution in which nothing has happened yet. */
    public static OperationLog empty() {
        return new OperationLog(List.of(), List.of(), List.of());
    }

    /**
     * Returns the log after a function's checkpoint.
     *
     * @param newCallbackId names the callback that an operation of this id begins
     * @throws IllegalArgumentException with AWS's text, when an update does not fit what was before
     */
    public OperationLog checkpointed(List<OperationUpdate> updates, UnaryOperator<String> newCallbackId, Instant now) {
        OperationChecks.check(updates, this);
        OperationLog log = this;
        for (OperationUpdate update : updates) {
            if (update.type() != OperationType.EXECUTION) {
                log = log.updated(update, newCallbackId, now);
            }
        }
        return log;
    }

    /** Returns the log as time has left it. */
    public OperationLog passed(Instant now) {
        return changed(operation -> operation.passed(now), now);
    }

    /** Returns the log with a callback or a call of another function at its end; the same when it is at its end already. */
    public OperationLog completed(String id, @Nullable String result, @Nullable ErrorObject error, Instant now) {
        return changed(
                operation -> operation.id().equals(id) && operation.isAwaited()
                        ? operation.completed(result, error, now)
                        : operation,
                now);
    }

    /** Returns the log with a sign of life of a callback. */
    public OperationLog beating(String id, Instant now) {
        return changed(operation -> operation.id().equals(id) ? operation.beating(now) : operation, now);
    }

    /** Returns the log of a function that knows all of it. */
    public OperationLog told() {
        return new OperationLog(operations, List.of(), events);
    }

    /** Returns the log with an event of the execution itself. */
    public OperationLog with(Event.Builder event, Instant now) {
        Event numbered = event.eventId(events.size() + 1).eventTimestamp(now).build();
        return new OperationLog(operations, untold, appended(events, numbered));
    }

    /** Whether a function may suspend: something will call it again. */
    public boolean waits() {
        return !untold.isEmpty() || operations.stream().anyMatch(LoggedOperation::isAwaited);
    }

    /** Whether a callback of this operation may still be answered. */
    public boolean isOpenCallback(String id) {
        return find(id).filter(operation -> operation.is(OperationType.CALLBACK, OperationStatus.STARTED))
                .isPresent();
    }

    /** When time alone changes something; empty when it never does. */
    public Optional<Instant> due() {
        return operations.stream()
                .flatMap(operation -> operation.due().stream())
                .min(Instant::compareTo);
    }

    public Optional<LoggedOperation> find(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }

    /** Returns the updates that began calls of other functions which have not come back. */
    public List<OperationUpdate> runningCalls() {
        return operations.stream()
                .filter(operation -> operation.is(OperationType.CHAINED_INVOKE, OperationStatus.STARTED))
                .map(LoggedOperation::begun)
                .toList();
    }

    /** Returns operations as the function is told of them, those of the given ids or all. */
    public List<Operation> shown(@Nullable Set<String> ids) {
        return operations.stream()
                .filter(operation -> ids == null || ids.contains(operation.id()))
                .map(LoggedOperation::operation)
                .toList();
    }

    private OperationLog updated(OperationUpdate update, UnaryOperator<String> newCallbackId, Instant now) {
        Optional<LoggedOperation> before = find(update.id());
        Operation after = OperationChange.of(update, before.map(LoggedOperation::operation), newCallbackId, now);
        LoggedOperation logged =
                before.map(operation -> operation.with(after)).orElseGet(() -> new LoggedOperation(after, update, now));
        return put(List.of(logged), untold, now);
    }

    private OperationLog changed(UnaryOperator<LoggedOperation> change, Instant now) {
        List<LoggedOperation> all = operations.stream().map(change).toList();
        List<LoggedOperation> changed = all.stream()
                .filter(operation -> find(operation.id())
                        .filter(before -> before.operation().equals(operation.operation()))
                        .isEmpty())
                .toList();
        Set<String> ids = new LinkedHashSet<>(untold);
        changed.forEach(operation -> ids.add(operation.id()));
        return new OperationLog(all, untold, events).put(changed, List.copyOf(ids), now);
    }

    private OperationLog put(List<LoggedOperation> changed, List<String> nowUntold, Instant now) {
        Map<String, LoggedOperation> all = new LinkedHashMap<>();
        operations.forEach(operation -> all.put(operation.id(), operation));
        List<Event> more = new ArrayList<>(events);
        for (LoggedOperation operation : changed) {
            all.put(operation.id(), operation);
            OperationEvents.of(operation)
                    .ifPresent(event -> more.add(
                            event.eventId(more.size() + 1).eventTimestamp(now).build()));
        }
        return new OperationLog(List.copyOf(all.values()), nowUntold, List.copyOf(more));
    }

    private static <T> List<T> appended(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }
}
