package dev.mvnlambda.local.runtime;

import java.util.Locale;

/** Times one call and writes the lines that AWS puts around what it logs. */
final class Report {
    private final RunnableVersion version;
    private final String requestId;
    private long initNanos;
    private long begin = System.nanoTime();

    Report(RunnableVersion version, String requestId) {
        this.version = version;
        this.requestId = requestId;
    }

    /** The handler was loaded for this call; what follows is the call itself. */
    void loaded() {
        long now = System.nanoTime();
        initNanos = now - begin;
        begin = now;
    }

    String start() {
        return "START RequestId: %s Version: %s\n".formatted(requestId, version.version());
    }

    /** All lines after the handler's own. */
    String end(Ending ending, int maxMemoryUsedMb) {
        double duration = millis(System.nanoTime() - begin);
        double init = millis(initNanos);
        StringBuilder line = new StringBuilder(ending.note())
                .append("END RequestId: ")
                .append(requestId)
                .append("\nREPORT RequestId: ")
                .append(requestId)
                .append(format("\tDuration: %.2f ms", duration))
                .append(format("\tBilled Duration: %.0f ms", Math.ceil(duration + init)))
                .append("\tMemory Size: ")
                .append(version.memoryMb())
                .append(" MB\tMax Memory Used: ")
                .append(maxMemoryUsedMb)
                .append(" MB\t");
        if (initNanos > 0) {
            line.append(format("Init Duration: %.2f ms\t", init));
        }
        if (!ending.status().isEmpty()) {
            line.append("Status: ").append(ending.status());
        }
        return line.append('\n').toString();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
