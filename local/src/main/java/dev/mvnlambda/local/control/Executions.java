package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.DurableEnvelope;
import dev.mvnlambda.local.durable.DurableOutcome;
import dev.mvnlambda.local.runtime.Invocation;
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
        ExecutionRecord started = started(target.configuration(), name, payload.asUtf8String());
        ExecutionRecord kept = table().change(key(started.functionName(), started.name()), found -> {
            Optional<ExecutionRecord> earlier = found.filter(execution -> execution.isKept(scope.now()));
            earlier.ifPresent(execution -> checkRepeated(execution, started));
            return earlier.or(() -> Optional.of(started));
        });
        return target.with(kept.shown(scope.now()), !kept.arn().equals(started.arn()));
    }

    /** Wraps the payload as the first event of an execution. */
    Invocation wrapped(ExecutionRecord execution, Invocation invocation) {
        return new Invocation(
                invocation.requestId(),
                invocation.invokedArn(),
                DurableEnvelope.wrap(execution.arn(), scope.newRevision(), execution.started(), invocation.payload()),
                invocation.clientContext(),
                invocation.traceId());
    }

    /** Takes what the function answered: it ends the execution unless that is pending, or ended in another way before. */
    InvocationResult answered(ExecutionRecord execution, InvocationResult answer) {
        DurableOutcome outcome = DurableOutcome.of(answer);
        if (outcome.status() != DurableOutcome.Status.PENDING) {
            ExecutionStatus status = outcome.status() == DurableOutcome.Status.SUCCEEDED
                    ? ExecutionStatus.SUCCEEDED
                    : ExecutionStatus.FAILED;
            endIfRunning(execution, running -> running.ended(status, scope.now(), outcome.result(), outcome.error()));
        }
        return outcome.toResult(answer.log());
    }

    /** Returns what whoever calls an execution again gets; one that still runs is not waited for. */
    InvocationResult earlierResult(ExecutionRecord execution) {
        if (execution.ended() == null) {
            return new InvocationResult(SdkBytes.fromUtf8String("null"), null, "");
        }
        boolean succeeded = execution.status().equals(ExecutionStatus.SUCCEEDED.toString());
        DurableOutcome outcome = succeeded
                ? new DurableOutcome(DurableOutcome.Status.SUCCEEDED, execution.result(), null)
                : new DurableOutcome(DurableOutcome.Status.FAILED, null, errorOf(execution));
        return outcome.toResult("");
    }

    /** Ends an execution whose function was not called, for a reason that destinations are told too. */
    void neverCalled(ExecutionRecord execution, String condition) {
        ErrorObject error = ErrorObject.builder()
                .errorType(condition)
                .errorMessage("The function was never called.")
                .build();
        endIfRunning(execution, running -> running.ended(ExecutionStatus.FAILED, scope.now(), null, error));
    }

    /** Stops an execution; one that ended stays as it is. */
    ExecutionRecord stop(String arn, @Nullable ErrorObject error) {
        return endIfRunning(get(arn), running -> running.ended(ExecutionStatus.STOPPED, scope.now(), null, error));
    }

    ExecutionRecord get(String arn) {
        Instant now = scope.now();
        return table().startingWith(scope.key("")).stream()
                .filter(execution -> execution.arn().equals(arn) && execution.isKept(now))
                .map(execution -> execution.shown(now))
                .findFirst()
                .orElseThrow(() -> Faults.notFound("The resource you requested does not exist."));
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
        of(functionName).forEach(execution -> table().remove(key(functionName, execution.name())));
    }

    private ExecutionRecord endIfRunning(ExecutionRecord execution, UnaryOperator<ExecutionRecord> end) {
        String key = key(execution.functionName(), execution.name());
        if (table().find(key).isEmpty()) {
            return execution; // it went with its function
        }
        return table().change(key, found -> {
            ExecutionRecord current = found.orElse(execution).shown(scope.now());
            boolean same = current.arn().equals(execution.arn());
            return Optional.of(same && current.ended() == null ? end.apply(current) : current);
        });
    }

    private ExecutionRecord started(FunctionConfiguration function, @Nullable String name, String payload) {
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

    private String key(String functionName, String name) {
        return scope.key(functionName) + "/" + name;
    }
}
