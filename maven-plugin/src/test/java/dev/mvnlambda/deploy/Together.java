package dev.mvnlambda.deploy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where calls meet that are under way at the same time, if any are: each waits for another one, but not for long. */
final class Together {
    private static final int PATIENCE_MILLIS = 50;

    private final CountDownLatch two = new CountDownLatch(2);

    /** Returns when two have come, or when nobody else comes. */
    void meet() {
        two.countDown();
        try {
            two.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
