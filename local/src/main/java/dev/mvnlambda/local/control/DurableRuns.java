package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.DurableEnvelope;
import dev.mvnlambda.local.durable.DurableOutcome;
import dev.mvnlambda.local.durable.ExecutionEvents;
import dev.mvnlambda.local.durable.OperationLog;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Brings durable executions on: calls the function, and again whenever something that it waits for has happened, until it
 * answers with a result. One call of an execution runs at a time. A call that fails as a whole, by a timeout or a crash, is
 * made again from the last checkpoint; so often in a row that the execution fails, as in the emulator of AWS's own SDK.
 */
final class DurableRuns {

    /** Calls one version of a function. */
    interface Caller {
        InvocationResult call(Target target, Invocation invocation);
    }

    /** Who calls functions on behalf of executions. */
    static final String CALLER = "durable";

    /** How many calls in a row may fail. */
    static final int MOST_FAILURES = 5;

    private final Scope scope;
    private final Directory directory;
    private final Executions executions;
    private final Caller caller;

    DurableRuns(Scope scope, Caller caller) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.executions = new Executions(scope);
        this.caller = caller;
    }

    /** Begins an execution with its first call, on this thread; the end may come later, on another one. */
    CompletableFuture<InvocationResult> begin(Target target, Invocation first) {
        String arn = target.begunExecution().arn();
        CompletableFuture<ExecutionRecord> end = scope.account().ends().of(arn);
        String[] log = {""};
        if (target.isRepeated()) {
            executions.changeRunning(arn, running -> running);
        } else {
            log[0] = bringOn(arn, first);
        }
        return end.thenApply(execution -> Executions.result(execution, log[0]));
    }

    /** Brings an execution on in the background, if there is anything to do. */
    void later(String arn) {
        scope.account().background().execute(() -> bringOn(arn, null));
    }

    /** Brings an execution on after a restart: a call that was cut off is made again. */
    void resume(ExecutionRecord execution) {
        executions.changeRunning(
                execution.arn(),
                running -> running.with(progress ->
                        progress.log().waits() ? progress : progress.callingAt(scope.now(), progress.failures())));
        later(execution.arn());
    }

    private String bringOn(String arn, @Nullable Invocation first) {
        if (!scope.account().ends().enter(arn)) {
            return ""; // whoever does looks again afterwards
        }
        String log = "";
        try {
            Optional<Invocation> next = Optional.ofNullable(first).or(() -> next(arn));
            while (next.isPresent()) {
                log = call(arn, next.get());
                next = next(arn);
            }
        } finally {
            scope.account().ends().leave(arn);
        }
        schedule(arn);
        return log;
    }

    /** What is to be called now; empty when the execution ended or waits. */
    private Optional<Invocation> next(String arn) {
        Instant now = scope.now();
        return executions
                .changeRunning(
                        arn,
                        running -> running.with(
                                progress -> progress.with(progress.log().passed(now))))
                .filter(execution ->
                        !execution.hasEnded() && execution.progress().isDue(now))
                .map(execution -> invocation(execution, null));
    }

    private void schedule(String arn) {
        Optional<ExecutionRecord> running = executions.find(arn).filter(execution -> !execution.hasEnded());
        running.ifPresent(execution -> {
            Instant due = execution
                    .progress()
                    .due()
                    .filter(execution.deadline()::isAfter)
                    .orElse(execution.deadline());
            if (execution.progress().isDue(scope.now())) {
                later(arn);
            } else {
                scope.account().delayed().at(due, () -> bringOn(arn, null));
            }
        });
    }

    private String call(String arn, Invocation invocation) {
        Optional<ExecutionRecord> begun = executions.changeRunning(
                arn, running -> running.with(progress -> progress.called(CheckpointTokens.next())));
        if (begun.isEmpty() || begun.get().hasEnded()) {
            return "";
        }
        ExecutionRecord execution = begun.get();
        Optional<FunctionConfiguration> version = version(execution);
        if (version.isEmpty()) {
            fail(
                    arn,
                    "ResourceNotFoundException",
                    "Function not found: " + execution.progress().invokedArn());
            return "";
        }
        try {
            return call(execution, version.get(), wrapped(execution, invocation));
        } catch (TooManyRequestsException e) {
            executions.changeRunning(
                    arn, running -> again(running, execution.progress().failures()));
            return "";
        }
    }

    private String call(ExecutionRecord execution, FunctionConfiguration version, Invocation invocation) {
        Instant begin = scope.now();
        InvocationResult answer = entered(target(execution, version), invocation);
        DurableOutcome outcome = DurableOutcome.of(answer);
        boolean repeated =
                answer.functionError() != null && execution.progress().failures() < MOST_FAILURES;
        executions.changeRunning(execution.arn(), running -> {
            Instant now = scope.now();
            Event.Builder event = ExecutionEvents.called(invocation.requestId(), begin, now, outcome.error());
            ExecutionRecord called =
                    running.with(progress -> progress.with(progress.log().with(event, now)));
            return repeated ? again(called, execution.progress().failures() + 1) : answered(called, outcome);
        });
        return answer.log();
    }

    private Target target(ExecutionRecord execution, FunctionConfiguration version) {
        FunctionName name = FunctionName.of(execution.progress().invokedArn(), null, scope);
        return new Target(name, version, execution, false);
    }

    private InvocationResult entered(Target target, Invocation invocation) {
        String function = target.configuration().functionName();
        String key = scope.key(function);
        @Nullable Integer reserved = directory
                .find(function)
                .map(FunctionRecord::reservedConcurrency)
                .orElse(null);
        scope.account().running().enter(key, reserved);
        try {
            return caller.call(target, invocation);
        } finally {
            scope.account().running().leave(key);
        }
    }

    private ExecutionRecord answered(ExecutionRecord running, DurableOutcome outcome) {
        Instant now = scope.now();
        return switch (outcome.status()) {
            case SUCCEEDED -> running.ended(ExecutionStatus.SUCCEEDED, now, outcome.result(), null);
            case FAILED -> running.ended(ExecutionStatus.FAILED, now, null, outcome.error());
            default -> {
                OperationLog log = running.progress().log().passed(now);
                yield log.waits()
                        ? running.with(progress -> progress.suspended(log))
                        : running.ended(ExecutionStatus.FAILED, now, null, DurableOutcome.WAITS_FOR_NOTHING);
            }
        };
    }

    private ExecutionRecord again(ExecutionRecord running, int failures) {
        Instant next = scope.now().plus(scope.options().timings().firstRetry());
        return running.with(progress -> progress.callingAt(next, failures));
    }

    private void fail(String arn, String type, String message) {
        ErrorObject error =
                ErrorObject.builder().errorType(type).errorMessage(message).build();
        executions.changeRunning(arn, running -> running.ended(ExecutionStatus.FAILED, scope.now(), null, error));
    }

    private Optional<FunctionConfiguration> version(ExecutionRecord execution) {
        return directory
                .find(execution.functionName())
                .flatMap(function -> Directory.version(function, execution.version()))
                .flatMap(settling -> settling.runnable(scope.now()));
    }

    private Invocation invocation(ExecutionRecord execution, @Nullable String traceId) {
        return new Invocation(
                UUID.randomUUID().toString(),
                execution.progress().invokedArn(),
                SdkBytes.fromUtf8String(execution.input()),
                null,
                traceId);
    }

    private Invocation wrapped(ExecutionRecord execution, Invocation invocation) {
        StatePage page = StatePage.first(execution.operations());
        return new Invocation(
                invocation.requestId(),
                invocation.invokedArn(),
                DurableEnvelope.wrap(
                        execution.arn(),
                        execution.progress().token(),
                        page.operations(),
                        page.next(),
                        execution.progress().told()),
                invocation.clientContext(),
                invocation.traceId());
    }
}
