package dev.mvnlambda.local.control;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for conditions, never for time alone. */
final class Waiting {

    private Waiting() {}

    /** Waits until a condition holds, which changes of the monitor are notified of; false when it does not in time. */
    static boolean until(Object monitor, BooleanSupplier condition, Duration time) {
        Instant end = Instant.now().plus(time);
        synchronized (monitor) {
            try {
                while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
                    monitor.wait(20);
                }
                return condition.getAsBoolean();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
