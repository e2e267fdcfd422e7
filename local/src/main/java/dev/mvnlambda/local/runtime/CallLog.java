package dev.mvnlambda.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** What an environment wrote since its last call ended; keeps the first megabytes and says how much it left out. */
final class CallLog {
    private static final int BOUND = 8 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long leftOut;

    synchronized void append(byte[] written, int length) {
        int kept = Math.min(length, Math.max(0, BOUND - bytes.size()));
        bytes.write(written, 0, kept);
        leftOut += length - kept;
    }

    void append(byte[] written) {
        append(written, written.length);
    }

    /** Appends a line of the runtime's own, which is always kept. */
    synchronized void append(String line) {
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
