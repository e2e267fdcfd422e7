package dev.mvnlambda.local.control;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits for the end of durable executions, and whose function runs just now; gone with the process. */
final class ExecutionEnds implements AutoCloseable {

    private final Map<String, CompletableFuture<ExecutionRecord>> awaited = new ConcurrentHashMap<>();
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    /** Returns what is completed with the execution of an ARN once it ended. */
    CompletableFuture<ExecutionRecord> of(String arn) {
        return awaited.computeIfAbsent(arn, unused -> new CompletableFuture<>());
    }

    /** Tells all who wait. */
    void tell(ExecutionRecord ended) {
        CompletableFuture<ExecutionRecord> waiting = awaited.remove(ended.arn());
        if (waiting != null) {
            waiting.complete(ended);
        }
    }

    /** Begins a turn of bringing an execution on; false while another one does. */
    boolean enter(String arn) {
        return called.add(arn);
    }

    void leave(String arn) {
        called.remove(arn);
    }

    @Override
    public void close() {
        awaited.values()
                .forEach(waiting -> waiting.completeExceptionally(
                        new IllegalStateException("The local Lambda is closed, so the execution goes on later.")));
    }
}
