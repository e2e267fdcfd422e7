package dev.mvnlambda.local.control;

import dev.mvnlambda.local.durable.OperationLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Event;

/**
 * How far a durable execution has come.
 *
 * @param token what the next checkpoint has to show
 * @param usedToken what the checkpoint before showed
 * @param clientToken of the checkpoint before, by which it is known when it comes again
 * @param told ids of the changed operations that the function was told of last, when called or by its checkpoint's answer
 * @param invokedArn as the caller of the execution named the function
 * @param nextCall when the function is called even if nothing changed: at first, and after a call that failed
 * @param failures how often in a row calls failed
 */
record Progress(
        OperationLog log,
        String token,
        @Nullable String usedToken,
        @Nullable String clientToken,
        List<String> told,
        String invokedArn,
        @Nullable Instant nextCall,
        int failures) {

    static Progress begun(Event.Builder event, String invokedArn, Instant now) {
        OperationLog log = OperationLog.empty().with(event, now);
        return new Progress(log, "", null, null, List.of(), invokedArn, now, 0);
    }

    /** Whether the function is to be called now. */
    boolean isDue(Instant now) {
        return !log.untold().isEmpty() || (nextCall != null && !now.isBefore(nextCall));
    }

    /** When it is due if nothing else happens; empty when only a callback or another function brings it on. */
    Optional<Instant> due() {
        return Stream.concat(Optional.ofNullable(nextCall).stream(), log.due().stream())
                .min(Instant::compareTo);
    }

    /** Returns the progress of an execution whose function is being called, which is told all there is. */
    Progress called(String newToken) {
        return new Progress(log.told(), newToken, null, null, log.untold(), invokedArn, null, failures);
    }

    Progress checkpointed(OperationLog after, String newToken, @Nullable String repeatable, List<String> nowTold) {
        return new Progress(after, newToken, token, repeatable, nowTold, invokedArn, nextCall, failures);
    }

    /** Whether a checkpoint is the one before once more, whose answer its sender did not see. */
    boolean isRepeated(String shownToken, @Nullable String sent) {
        return sent != null && sent.equals(clientToken) && shownToken.equals(usedToken);
    }

    Progress suspended(OperationLog after) {
        return new Progress(after, token, usedToken, clientToken, told, invokedArn, nextCall, 0);
    }

    Progress callingAt(Instant time, int failuresInRow) {
        return new Progress(log, token, usedToken, clientToken, told, invokedArn, time, failuresInRow);
    }

    Progress with(OperationLog after) {
        return new Progress(after, token, usedToken, clientToken, told, invokedArn, nextCall, failures);
    }
}
