package dev.mvnlambda.local.control;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for what nobody waits for; once it is closed, what was under way is cut off and nobody is told. */
final class Background implements Executor, AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

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

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) {
                throw e;
            }
        }
    }
}
