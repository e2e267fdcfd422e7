package dev.mvnlambda.local.polling;

import java.time.Duration;

/** How long to wait before the next try: nothing while all goes well, then twice as long each time, up to a bound. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration delay = Duration.ZERO;

    synchronized void succeeded() {
        delay = Duration.ZERO;
    }

    synchronized void failed() {
        Duration longer = delay.isZero() ? FIRST : delay.multipliedBy(2);
        delay = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    synchronized Duration delay() {
        return delay;
    }
}
