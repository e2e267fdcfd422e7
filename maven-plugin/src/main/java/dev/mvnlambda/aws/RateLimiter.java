package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * The rate of Lambda's limited calls. It starts open, and from the first throttled call on lets all threads together make no more calls a second than AWS was
 * seen to allow; half as many after each further refusal, but never fewer than one, and slowly more while all goes well.
 */
final class RateLimiter {
    private static final double FIRST_RATE = 12;
    private static final double LEAST_RATE = 1;
    private static final double MOST_RATE = 15;
    private static final double GROWTH = 0.1;

    private final Time time;
    private double rate = Double.POSITIVE_INFINITY;
    private Instant next = Instant.MIN;
    private Instant learned = Instant.MIN;

    RateLimiter(Time time) {
        this.time = time;
    }

    /** Waits for a turn. */
    void acquire() {
        Duration pause = turn();
        if (!pause.isZero()) {
            time.sleep(pause);
        }
    }

    private synchronized Duration turn() {
        if (Double.isInfinite(rate)) {
            return Duration.ZERO;
        }
        Instant now = time.now();
        Instant turn = next.isBefore(now) ? now : next;
        next = turn.plusNanos((long) (1_000_000_000 / rate));
        rate = Math.min(MOST_RATE, rate + GROWTH);
        return Duration.between(now, turn);
    }

    /** Learns that AWS had enough; many refusals of one second count once. */
    synchronized void throttled() {
        Instant now = time.now();
        if (now.isBefore(learned.plusSeconds(1))) {
            return;
        }
        learned = now;
        rate = Double.isInfinite(rate) ? FIRST_RATE : Math.max(LEAST_RATE, rate / 2);
        next = now.plusSeconds(1);
    }
}
