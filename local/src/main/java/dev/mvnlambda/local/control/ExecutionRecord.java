package dev.mvnlambda.local.control;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;

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
        @Nullable Instant ended,
        @Nullable String result,
        @Nullable ErrorObject error) {

    boolean isRunning(Instant now) {
        return status.equals(ExecutionStatus.RUNNING.toString()) && now.isBefore(deadline);
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

    ExecutionRecord ended(
            ExecutionStatus how, Instant when, @Nullable String withResult, @Nullable ErrorObject withError) {
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
                when,
                withResult,
                withError);
    }
}
