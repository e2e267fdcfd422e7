package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.DurableEnvelope;
import dev.mvnlambda.local.durable.ExecutionEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.Operation;

/**
 * A durable execution.
 *
 * @param version resolved when it began: a number or {@code $LATEST}
 * @param input the caller's payload
 * @param status as a {@code String}; a running one times out at its deadline by itself
 * @param deadline when its execution timeout is over
 * @param retentionDays how long it is kept once it ended
 */
record ExecutionRecord(
        String functionName,
        String name,
        String arn,
        String version,
        String input,
        String status,
        Instant started,
        Instant deadline,
        int retentionDays,
        Progress progress,
        @Nullable Instant ended,
        @Nullable String result,
        @Nullable ErrorObject error) {

    boolean isRunning(Instant now) {
        return status.equals(ExecutionStatus.RUNNING.toString()) && now.isBefore(deadline);
    }

    boolean hasEnded() {
        return ended != null;
    }

    /** Whether it is still there; ended ones go after their retention. */
    boolean isKept(Instant now) {
        Instant end = shown(now).ended();
        return end == null || now.isBefore(end.plus(Duration.ofDays(retentionDays)));
    }

    /** Returns it as it is at a moment. */
    ExecutionRecord shown(Instant now) {
        boolean timedOut = status.equals(ExecutionStatus.RUNNING.toString()) && !isRunning(now);
        return timedOut ? ended(ExecutionStatus.TIMED_OUT, deadline, null, null) : this;
    }

    /** Returns all that its function may know of it: the execution itself, then what it checkpointed. */
    List<Operation> operations() {
        return Stream.concat(
                        Stream.of(DurableEnvelope.execution(arn, started, input)), progress.log().shown(null).stream())
                .toList();
    }

    ExecutionRecord with(Progress after) {
        return new ExecutionRecord(
                functionName,
                name,
                arn,
                version,
                input,
                status,
                started,
                deadline,
                retentionDays,
                after,
                ended,
                result,
                error);
    }

    ExecutionRecord with(UnaryOperator<Progress> change) {
        return with(change.apply(progress));
    }

    ExecutionRecord ended(
            ExecutionStatus how, Instant when, @Nullable String withResult, @Nullable ErrorObject withError) {
        Progress last = progress.with(progress.log()
                .with(ExecutionEvents.ended(DurableEnvelope.executionId(arn), name, how, withResult, withError), when));
        return new ExecutionRecord(
                functionName,
                name,
                arn,
                version,
                input,
                how.toString(),
                started,
                deadline,
                retentionDays,
                last,
                when,
                withResult,
                withError);
    }
}
