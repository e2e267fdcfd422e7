package dev.mvnlambda.local.control;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks when their time has come; the clock may be moved by hand, so it is looked at often while any wait. */
final class DelayedTasks {

    private record Task(Instant due, Runnable action) {}

    private static final long LOOK_MILLIS = 20;

    private final InstantSource clock;
    private final Executor executor;
    private final PriorityQueue<Task> waiting = new PriorityQueue<>(Comparator.comparing(Task::due));
    private boolean started;

    DelayedTasks(InstantSource clock, Executor executor) {
        this.clock = clock;
        this.executor = executor;
    }

    synchronized void at(Instant due, Runnable action) {
        waiting.add(new Task(due, action));
        notifyAll();
        if (!started) {
            started = true;
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            while (true) {
                executor.execute(next().action());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the account was closed
        }
    }

    private synchronized Task next() throws InterruptedException {
        @Nullable Task first = waiting.peek();
        while (first == null || clock.instant().isBefore(first.due())) {
            wait(first == null ? 0 : LOOK_MILLIS);
            first = waiting.peek();
        }
        waiting.remove(first);
        return first;
    }
}
