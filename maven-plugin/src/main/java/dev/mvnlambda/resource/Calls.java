package dev.mvnlambda.resource;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of an account in one place, retries apart. */
public final class Calls {
    private final Map<String, AtomicInteger> byOperation = new ConcurrentHashMap<>();
    private final AtomicInteger retries = new AtomicInteger();

    /** Counts one call, named as in a policy: {@code lambda:CreateFunction}. */
    public void call(String action) {
        byOperation.computeIfAbsent(action, key -> new AtomicInteger()).incrementAndGet();
    }

    /** Counts one more sending of a call. */
    public void retry() {
        retries.incrementAndGet();
    }

    /** Calls by action, sorted, without retries. */
    public SortedMap<String, Integer> byOperation() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        byOperation.forEach((action, count) -> counts.put(action, count.get()));
        return counts;
    }

    /** How often a call was sent again. */
    public int retries() {
        return retries.get();
    }
}
