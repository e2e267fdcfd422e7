package dev.mvnlambda.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lines that one reader has not been sent yet: the newest, up to a bound; who adds never waits. */
final class PendingLines {

    private static final int CHARACTERS_AT_MOST = 1 << 20;

    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;
    private long leftOut;

    synchronized void add(String line) {
        lines.add(line);
        characters += line.length();
        while (characters > CHARACTERS_AT_MOST && lines.size() > 1) {
            characters -= lines.remove().length();
            leftOut++;
        }
        notifyAll();
    }

    /** All lines so far; empty when none comes in time. */
    synchronized String take(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (lines.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return "";
            }
            wait(left);
        }
        if (leftOut > 0) {
            lines.addFirst("{\"leftOut\":" + leftOut + "}");
        }
        String all = String.join("\n", lines);
        lines.clear();
        characters = 0;
        leftOut = 0;
        return all;
    }
}
