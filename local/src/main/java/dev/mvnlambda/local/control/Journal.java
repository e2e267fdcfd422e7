package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The last calls of an account's functions, those that run included; it is kept in memory only. It holds {@value #MOST} calls,
 * and of each at most {@value #LARGEST} characters of payload and answer and {@value #LONGEST_LOG} of its log, so about 10 MB.
 */
public final class Journal {

    /** How many calls are kept. */
    public static final int MOST = 200;

    /** How much of a payload, and of an answer, is kept, in bytes. */
    public static final int LARGEST = 8 << 10;

    /** How much of a log is kept, in characters: its begin and its end. */
    public static final int LONGEST_LOG = 32 << 10;

    /** How a call ended. */
    public enum Outcome {
        RUNNING,
        SUCCEEDED,
        /** The function failed. */
        FAILED,
        TIMED_OUT,
        /** The local Lambda could not run it, or was closed meanwhile. */
        NOT_RUN
    }

    /**
     * One call; a retry is another one with the same request id.
     *
     * @param number counts the calls, beginning with 1
     * @param qualifier as the caller gave it; absent when none was given
     * @param version what runs: a number or {@code $LATEST}
     * @param caller {@code invoke} for Lambda's Invoke operation, {@code url} and {@code http-api} for these, else the service
     *     that called: {@code sqs}, {@code sns}, {@code s3}, {@code events}, {@code scheduler}, {@code lambda} for a destination, {@code durable} for
     *     what goes on in a durable execution
     * @param took zero while it runs; the start of a cold function is part of it
     * @param payload text, cut when it is long
     * @param answer text, cut when it is long; empty while it runs
     * @param log empty while it runs; the middle of a long one is left out
     */
    public record Entry(
            long number,
            String region,
            String function,
            @Nullable String qualifier,
            String version,
            String requestId,
            String caller,
            Instant began,
            Duration took,
            Outcome outcome,
            String payload,
            String answer,
            String log) {}

    // what Lambda answers when a call took too long; the class of an exception is never called so
    private static final String TIMEOUT = "{\"errorType\":\"Sandbox.Timedout\"";

    private final NavigableMap<Long, Entry> entries = new TreeMap<>();
    private long count;

    /** Runs a call and notes it, when it begins and when it is over. */
    InvocationResult noted(
            Scope scope, Target target, String caller, Invocation invocation, Supplier<InvocationResult> call) {
        Entry begun = begun(scope, target, caller, invocation);
        long start = System.nanoTime();
        try {
            InvocationResult result = call.get();
            ended(begun, start, outcome(result), text(result.payload()), shortened(result.log()));
            return result;
        } catch (RuntimeException e) {
            ended(begun, start, Outcome.NOT_RUN, String.valueOf(e.getMessage()), "");
            throw e;
        }
    }

    /** Returns the calls that are kept, newest first. */
    public synchronized List<Entry> entries() {
        return new ArrayList<>(entries.descendingMap().values());
    }

    /** Returns one call; empty when it is too old, or never was. */
    public synchronized Optional<Entry> find(long number) {
        return Optional.ofNullable(entries.get(number));
    }

    private synchronized Entry begun(Scope scope, Target target, String caller, Invocation invocation) {
        Entry entry = new Entry(
                ++count,
                scope.region(),
                target.configuration().functionName(),
                target.name().qualifier().orElse(null),
                target.configuration().version(),
                invocation.requestId(),
                caller,
                scope.now(),
                Duration.ZERO,
                Outcome.RUNNING,
                text(invocation.payload()),
                "",
                "");
        entries.put(entry.number(), entry);
        if (entries.size() > MOST) {
            entries.pollFirstEntry();
        }
        return entry;
    }

    private synchronized void ended(Entry begun, long start, Outcome outcome, String answer, String log) {
        Entry entry = new Entry(
                begun.number(),
                begun.region(),
                begun.function(),
                begun.qualifier(),
                begun.version(),
                begun.requestId(),
                begun.caller(),
                begun.began(),
                Duration.ofNanos(System.nanoTime() - start),
                outcome,
                begun.payload(),
                answer,
                log);
        // one that ran while many others came is not kept any more
        entries.computeIfPresent(begun.number(), (number, running) -> entry);
    }

    private static Outcome outcome(InvocationResult result) {
        if (result.functionError() == null) {
            return Outcome.SUCCEEDED;
        }
        return text(result.payload()).startsWith(TIMEOUT) ? Outcome.TIMED_OUT : Outcome.FAILED;
    }

    private static String text(SdkBytes payload) {
        byte[] bytes = payload.asByteArrayUnsafe();
        return bytes.length > LARGEST
                ? new String(bytes, 0, LARGEST, StandardCharsets.UTF_8) + leftOut(bytes.length - LARGEST, "bytes")
                : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String shortened(String log) {
        if (log.length() <= LONGEST_LOG) {
            return log;
        }
        int half = LONGEST_LOG / 2;
        int begin = Character.isHighSurrogate(log.charAt(half - 1)) ? half - 1 : half;
        int end = Character.isLowSurrogate(log.charAt(log.length() - half))
                ? log.length() - half + 1
                : log.length() - half;
        return log.substring(0, begin) + leftOut(end - begin, "characters") + "\n" + log.substring(end);
    }

    private static String leftOut(int count, String unit) {
        return "\n[" + count + " " + unit + " left out]";
    }
}
