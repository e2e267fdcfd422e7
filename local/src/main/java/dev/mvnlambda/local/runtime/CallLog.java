package dev.mvnlambda.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What an environment wrote since its last call ended; keeps the first megabytes and says how much it left out. */
final class CallLog {
    private static final int BOUND = 8 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveLog live;
    private long leftOut;

    CallLog(LiveLog live) {
        this.live = live;
    }

    /** What is written from now on belongs to this call. */
    synchronized void begin(String requestId) {
        live.begin(requestId);
    }

    synchronized void append(byte[] written, int length) {
        live.written(written, length);
        int kept = Math.min(length, Math.max(0, BOUND - bytes.size()));
        bytes.write(written, 0, kept);
        leftOut += length - kept;
    }

    void append(byte[] written) {
        append(written, written.length);
    }

    /** Appends a line of the runtime's own, which is always kept. */
    synchronized void append(String line) {
        live.told(line);
        if (leftOut > 0) {
            bytes.writeBytes(
                    "\n[%d bytes of output left out]\n".formatted(leftOut).getBytes(UTF_8));
            leftOut = 0;
        }
        bytes.writeBytes(line.getBytes(UTF_8));
    }

    /** Everything so far; what is written later belongs to the next call. */
    synchronized String take() {
        String all = bytes.toString(UTF_8);
        bytes.reset();
        return all;
    }
}
