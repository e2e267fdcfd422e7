package dev.mvnlambda.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The process that a server ends with, such as the build that started it. It is looked at every few seconds, so that a server
 * outlives one that was killed by no more than that.
 */
final class Parent {

    private final Optional<ProcessHandle> process;

    private Parent(Optional<ProcessHandle> process) {
        this.process = process;
    }

    static Parent of(long id) {
        return new Parent(ProcessHandle.of(id));
    }

    /** Runs something when the process ends; at once when it has ended already. */
    void onExit(Runnable end) {
        CompletableFuture<ProcessHandle> unused = process.map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .whenComplete((ended, failure) -> end.run());
    }
}
