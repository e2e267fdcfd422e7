package dev.mvnlambda.local.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets so many calls pass in a second, all of them at once if nobody called before. */
final class CallRate {

    private final int perSecond;
    private final InstantSource clock;
    private Instant looked;
    private double left;

    CallRate(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.looked = clock.instant();
        this.left = perSecond;
    }

    /** Counts a call; false when it is one too many. */
    synchronized boolean take() {
        Instant now = clock.instant();
        double gained = Duration.between(looked, now).toNanos() * perSecond / 1e9;
        looked = now;
        left = Math.min(perSecond, left + Math.max(0, gained));
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
