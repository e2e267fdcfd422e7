package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Makes a call again that AWS refuses for a reason which passes, told by the very words of the refusal. */
final class Patience {
    /** IAM takes a while to make a new role, or a new permission of one, known to Lambda. */
    static final List<String> ROLE_IS_NEW = List.of(
            "cannot be assumed by Lambda",
            "execution role does not have permissions",
            "role does not have permissions to call",
            "Please ensure the role can perform");

    /** A mapping takes one change at a time. */
    static final List<String> MAPPING_IS_MOVING = List.of("ResourceInUseException");

    /** SQS wants a minute between the end of a queue and a new one of its name, and a moment until it knows a new one. */
    static final List<String> QUEUE_IS_MOVING = List.of("QueueDeletedRecently", "Dead letter target does not exist");

    /** IAM takes a while to make a new role known to Scheduler, which then takes it for one that it may not assume. */
    static final List<String> SCHEDULE_ROLE_IS_NEW = List.of("must allow AWS EventBridge Scheduler to assume the role");

    /** A service looks whether it may call a function before it takes it, and a new grant takes a moment to be known. */
    static final List<String> GRANT_IS_NEW = List.of(
            "Could not execute the lambda function",
            "does not have permission to invoke",
            "Unable to validate the following destination configurations");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final Caller caller;

    Patience(Caller caller) {
        this.caller = caller;
    }

    /**
     * The answer, as soon as there is one other than a passing refusal; for two minutes at most.
     *
     * @param words of passing refusals
     */
    <T> T call(String action, List<String> words, Supplier<T> call) {
        Backoff backoff = new Backoff(caller.time(), FIRST_PAUSE, LONGEST_PAUSE);
        boolean first = true;
        while (true) {
            try {
                return first ? caller.call(action, call) : caller.again(action, call);
            } catch (AccountException e) {
                if (!passes(e, words) || backoff.isOver(AT_MOST)) {
                    throw e;
                }
                first = false;
                backoff.pause();
            }
        }
    }

    private static boolean passes(AccountException refusal, List<String> words) {
        String said = String.valueOf(refusal.getMessage());
        return words.stream().anyMatch(said::contains);
    }
}
