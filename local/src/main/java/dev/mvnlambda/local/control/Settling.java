package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * A configuration that changes by itself at a moment, so that nothing needs to run for it.
 *
 * @param before what is shown until then
 * @param after what is shown from then on
 * @param running what invocations run until then; absent while nothing can run
 */
record Settling(
        FunctionConfiguration before,
        FunctionConfiguration after,
        Instant at,
        @Nullable FunctionConfiguration running) {

    /** A configuration that holds. */
    static Settling settled(FunctionConfiguration configuration) {
        return new Settling(configuration, configuration, Instant.EPOCH, configuration);
    }

    FunctionConfiguration shown(Instant now) {
        return now.isBefore(at) ? before : after;
    }

    /** Returns what an invocation runs; absent unless there is something Active. */
    Optional<FunctionConfiguration> runnable(Instant now) {
        return Optional.ofNullable(now.isBefore(at) ? running : after)
                .filter(configuration -> configuration.state() == State.ACTIVE);
    }

    boolean isUpdating(Instant now) {
        return shown(now).lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS;
    }

    /** Returns the same with another revision id from now on. */
    Settling withRevision(Instant now, String revision) {
        return now.isBefore(at)
                ? new Settling(before.toBuilder().revisionId(revision).build(), after, at, running)
                : settled(after.toBuilder().revisionId(revision).build());
    }
}
