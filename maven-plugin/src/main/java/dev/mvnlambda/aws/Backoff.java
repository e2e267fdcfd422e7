package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The pauses between the tries of one call: each is twice as long as the one before, up to a longest. */
final class Backoff {
    private final Time time;
    private final Duration longest;
    private final Instant begun;
    private Duration pause;

    Backoff(Time time, Duration first, Duration longest) {
        this.time = time;
        this.longest = longest;
        this.begun = time.now();
        this.pause = first;
    }

    /** Whether the first try is longer ago than that. */
    boolean isOver(Duration atMost) {
        return time.now().isAfter(begun.plus(atMost));
    }

    /** Waits for as long as it is time to. */
    void pause() {
        time.sleep(next());
    }

    /** Waits for at least half of that, so that threads which were refused together do not come back together. */
    void pauseApart() {
        long nanos = next().toNanos();
        time.sleep(Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1)));
    }

    private Duration next() {
        Duration now = pause;
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(longest) > 0 ? longest : longer;
        return now;
    }
}
