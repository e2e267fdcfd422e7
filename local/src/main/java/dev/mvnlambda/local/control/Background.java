package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what nobody waits for: so many tasks run at once, the others wait for their turn. Once it is closed, what was
 * under way is cut off and nobody is told.
 */
final class Background implements Executor, AutoCloseable {

    /** More than there are environments on most machines, so that threads are seldom what a call waits for. */
    static final int MOST = 256;

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MOST, MOST, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), Background::thread);

    Background() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (!threads.isShutdown()) {
            threads.execute(() -> run(task));
        }
    }

    @Override
    public synchronized void close() {
        threads.shutdownNow();
    }

    /** Waits a while, once what tasks wait for is closed too, until none runs any more. */
    void awaitEnd() {
        try {
            boolean unused = threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) {
                throw e;
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "local-lambda-background");
        thread.setDaemon(true);
        return thread;
    }
}
