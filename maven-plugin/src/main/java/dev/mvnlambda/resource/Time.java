package dev.mvnlambda.resource;

import java.time.Duration;
import java.time.Instant;

/** The clock, and waiting by it. */
public interface Time {
    /** The moment. */
    Instant now();

    /** Waits; ends early, with the thread's interrupt flag set, when interrupted. */
    void sleep(Duration duration);

    /** The system's. */
    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
