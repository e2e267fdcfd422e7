package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.DurableEnvelope;
import dev.mvnlambda.local.durable.DurableOutcome;
import dev.mvnlambda.local.durable.ExecutionEvents;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.DurableExecutionAlreadyStartedException;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The durable executions of one region; a name stands for one execution of its function for as long as that is kept. */
final class Executions {

    private static final int USUAL_RETENTION = 14;

    private final Scope scope;

    Executions(Scope scope) {
        this.scope = scope;
    }

    /**
     * Starts an execution, or returns the one that a call of the same name and payload started before.
     *
     * @param name absent for one of its own
     */
    Target start(Target target, @Nullable String name, SdkBytes payload) {
        ExecutionRecord started = started(target, name, payload.asUtf8String());
        ExecutionRecord kept = table().change(key(started.functionName(), started.name()), found -> {
            Optional<ExecutionRecord> earlier = found.filter(execution -> execution.isKept(scope.now()));
            earlier.ifPresent(execution -> checkRepeated(execution, started));
            return earlier.or(() -> Optional.of(started));
        });
        return target.with(kept.shown(scope.now()), !kept.arn().equals(started.arn()));
    }

    /** Returns what whoever waits for an execution gets once it ended. */
    static InvocationResult result(ExecutionRecord execution, String log) {
        boolean succeeded = execution.status().equals(ExecutionStatus.SUCCEEDED.toString());
        DurableOutcome outcome = succeeded
                ? new DurableOutcome(DurableOutcome.Status.SUCCEEDED, execution.result(), null)
                : new DurableOutcome(DurableOutcome.Status.FAILED, null, errorOf(execution));
        return outcome.toResult(log);
    }

    /** Ends an execution whose function was not called, for a reason that destinations are told too. */
    void neverCalled(ExecutionRecord execution, String condition) {
        ErrorObject error = ErrorObject.builder()
                .errorType(condition)
                .errorMessage("The function was never called.")
                .build();
        changeRunning(execution.arn(), running -> running.ended(ExecutionStatus.FAILED, scope.now(), null, error));
    }

    /** Stops an execution; one that ended stays as it is. */
    ExecutionRecord stop(String arn, @Nullable ErrorObject error) {
        ExecutionRecord found = get(arn);
        return changeRunning(arn, running -> running.ended(ExecutionStatus.STOPPED, scope.now(), null, error))
                .orElse(found);
    }

    ExecutionRecord get(String arn) {
        return find(arn).orElseThrow(() -> Faults.notFound("The resource you requested does not exist."));
    }

    /** Finds an execution as it is now. */
    Optional<ExecutionRecord> find(String arn) {
        Instant now = scope.now();
        return key(arn).flatMap(table()::find)
                .filter(execution -> execution.arn().equals(arn) && execution.isKept(now))
                .map(execution -> execution.shown(now));
    }

    /**
     * Changes an execution that runs, and tells those who wait when it ends; empty when it went with its function. One that
     * ended before, or whose time is over, is not changed.
     */
    Optional<ExecutionRecord> changeRunning(String arn, UnaryOperator<ExecutionRecord> change) {
        Optional<String> key = key(arn).filter(known -> find(arn).isPresent());
        Optional<ExecutionRecord> after = key.map(known -> table().change(
                                known,
                                found -> found.map(execution -> {
                                    ExecutionRecord current = execution.shown(scope.now());
                                    return current.arn().equals(arn) && !current.hasEnded()
                                            ? change.apply(current)
                                            : current;
                                })))
                .filter(execution -> execution.arn().equals(arn));
        after.filter(ExecutionRecord::hasEnded).ifPresent(scope.account().ends()::tell);
        return after;
    }

    /** Returns a function's executions; those whose retention is over are let go. */
    List<ExecutionRecord> of(String functionName) {
        Instant now = scope.now();
        List<ExecutionRecord> all = table().startingWith(key(functionName, ""));
        all.stream()
                .filter(execution -> !execution.isKept(now))
                .forEach(execution -> table().remove(key(functionName, execution.name())));
        return all.stream()
                .filter(execution -> execution.isKept(now))
                .map(execution -> execution.shown(now))
                .toList();
    }

    /** Lets go of all executions of a function that is no more. */
    void forget(String functionName) {
        of(functionName).forEach(execution -> {
            table().remove(key(functionName, execution.name()));
            scope.account()
                    .ends()
                    .tell(
                            execution.hasEnded()
                                    ? execution
                                    : execution.ended(ExecutionStatus.STOPPED, scope.now(), null, null));
        });
    }

    private ExecutionRecord started(Target target, @Nullable String name, String payload) {
        FunctionConfiguration function = target.configuration();
        String id = UUID.randomUUID().toString();
        String known = Objects.requireNonNullElse(name, id);
        Instant now = scope.now();
        int timeout = function.durableConfig().executionTimeout();
        return new ExecutionRecord(
                function.functionName(),
                known,
                DurableEnvelope.executionArn(scope.arn(function.functionName()), function.version(), known, id),
                function.version(),
                payload,
                ExecutionStatus.RUNNING.toString(),
                now,
                now.plusSeconds(timeout),
                Objects.requireNonNullElse(function.durableConfig().retentionPeriodInDays(), USUAL_RETENTION),
                Progress.begun(
                        ExecutionEvents.started(id, known, payload, timeout),
                        target.name().arn(scope),
                        now),
                null,
                null,
                null);
    }

    private static void checkRepeated(ExecutionRecord earlier, ExecutionRecord repeated) {
        if (!earlier.input().equals(repeated.input())) {
            throw Faults.fault(
                    DurableExecutionAlreadyStartedException.builder().type("User"),
                    "Lambda",
                    409,
                    "DurableExecutionAlreadyStartedException",
                    "A durable execution named " + earlier.name() + " was already started with another payload: "
                            + earlier.arn());
        }
    }

    private static ErrorObject errorOf(ExecutionRecord execution) {
        return execution.error() != null
                ? execution.error()
                : ErrorObject.builder()
                        .errorType(execution.status())
                        .errorMessage("The execution is " + execution.status() + ".")
                        .build();
    }

    private Table<ExecutionRecord> table() {
        return scope.account().executions();
    }

    // arn:aws:lambda:region:account:function:name:version/durable-execution/name/id
    private Optional<String> key(String arn) {
        String[] parts = arn.split("/", -1);
        String[] function = parts[0].split(":", -1);
        return parts.length == 4 && function.length == 8 ? Optional.of(key(function[6], parts[2])) : Optional.empty();
    }

    private String key(String functionName, String name) {
        return scope.key(functionName) + "/" + name;
    }
}
