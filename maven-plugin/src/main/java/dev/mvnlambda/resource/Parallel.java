package dev.mvnlambda.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does one thing for many, side by side. */
public final class Parallel {
    private Parallel() {}

    /** The results, in the order of the items; the first failure in that order is thrown after all have ended. */
    public static <T, R> List<R> map(int parallelism, List<T> items, Function<T, R> work) {
        ExecutorService threads = threads(Math.max(1, Math.min(parallelism, items.size())));
        try {
            List<Callable<R>> calls = items.stream()
                    .<Callable<R>>map(item -> () -> work.apply(item))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; run the goal again", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Threads that do not keep the JVM alive. */
    public static ExecutorService threads(int count) {
        return Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "mvn-lambda");
            thread.setDaemon(true);
            return thread;
        });
    }
}
