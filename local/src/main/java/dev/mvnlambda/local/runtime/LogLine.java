package dev.mvnlambda.local.runtime;

import java.time.Instant;

/**
 * One line of what a function logs, without its end.
 *
 * @param time when it was written
 * @param function its name
 * @param version what wrote it: a number or {@code $LATEST}
 * @param requestId of the call under way, or of the last one when it was written between calls
 * @param origin who wrote it
 */
public record LogLine(Instant time, String function, String version, String requestId, Origin origin, String text) {

    /** Who writes lines. */
    public enum Origin {
        /** The function's code, or the JVM that runs it. */
        FUNCTION,
        /** Lambda: how calls begin and end. */
        PLATFORM
    }
}
