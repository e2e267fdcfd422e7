package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final int MANY = 10_000;

    @Test
    void tenThousandTasksThatWaitTakeFewThreads() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(MANY);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Background background = new Background()) {
            for (int task = 0; task < MANY; task++) {
                background.execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    await(gate);
                    running.decrementAndGet();
                    all.countDown();
                });
            }
            gate.countDown();

            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most.get()).isLessThanOrEqualTo(Background.MOST);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
