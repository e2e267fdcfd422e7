package dev.mvnlambda.local.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Counts the calls that run, function by function. */
final class RunningCalls {

    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    /**
     * Counts a call until it leaves; refuses it when as many run as the function reserves.
     *
     * @param function key of its record
     * @param reserved absent when there is no bound
     */
    void enter(String function, @Nullable Integer reserved) {
        running.compute(function, (key, count) -> {
            int others = count == null ? 0 : count;
            if (reserved != null && others >= reserved) {
                throw throttled();
            }
            return others + 1;
        });
    }

    /** Ends a call that entered. */
    void leave(String function) {
        running.computeIfPresent(function, (key, count) -> count == 1 ? null : count - 1);
    }

    private static RuntimeException throttled() {
        return Faults.fault(
                TooManyRequestsException.builder()
                        .type("User")
                        .reason("ReservedFunctionConcurrentInvocationLimitExceeded"),
                "Lambda",
                429,
                "TooManyRequestsException",
                "Rate Exceeded.");
    }
}
