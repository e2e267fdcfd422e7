package dev.mvnlambda.local.control;

import java.time.Duration;

/**
 * How long changes take to hold, so that a missing wait is found.
 *
 * @param create until a new function is Active
 * @param update until a change of code or settings is Successful
 * @param publish until a version that was published with its code is Active
 * @param snapshot until a version with SnapStart is Active
 * @param role until Lambda can assume a new role
 * @param mapping until a change of an event source mapping holds
 * @param provision until provisioned concurrency is there
 * @param firstRetry until an asynchronous call that failed is made again; a minute on AWS
 * @param secondRetry until one that failed again is made again; two minutes on AWS
 * @param throttled until an asynchronous call that was throttled is made again
 */
public record Timings(
        Duration create,
        Duration update,
        Duration publish,
        Duration snapshot,
        Duration role,
        Duration mapping,
        Duration provision,
        Duration firstRetry,
        Duration secondRetry,
        Duration throttled) {

    /**
     * Returns short times that a missing wait still falls into, also the first one of a server that has just been started; shorter
     * for what a developer waits for after each compilation.
     */
    public static Timings usual() {
        return new Timings(
                Duration.ofMillis(200),
                Duration.ofMillis(120),
                Duration.ofMillis(120),
                Duration.ofMillis(120),
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(500));
    }

    /** Returns times of zero: every change holds at once. */
    public static Timings none() {
        return new Timings(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO);
    }
}
