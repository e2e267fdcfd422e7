package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedTasksTest {

    private final TestClock clock = new TestClock();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void tasksRunWhenTheirTimeHasComeAndNotBefore() throws InterruptedException {
        DelayedTasks tasks = new DelayedTasks(clock, executor);
        for (int seconds : List.of(20, 10, 0)) {
            tasks.at(clock.instant().plusSeconds(seconds), () -> done.add("after " + seconds));
        }

        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("after 0");
        clock.pass(Duration.ofSeconds(10));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("after 10");
        assertThat(done).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("after 20");
    }
}
