package dev.mvnlambda.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mvnlambda.local.runtime.LogLine.Origin;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** Cuts what one environment writes into lines, and tells each as soon as it ends. */
final class LiveLog {
    private static final int LONGEST = 16 << 10;

    private final RunnableVersion version;
    private final LogListener listener;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private String requestId = "";

    LiveLog(RunnableVersion version, LogListener listener) {
        this.version = version;
        this.listener = listener;
    }

    /** What follows belongs to this call. */
    void begin(String call) {
        requestId = call;
    }

    /** Takes what the function wrote; a line that never ends is told in pieces. */
    void written(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                end();
            } else {
                begun.write(bytes[i]);
            }
            if (begun.size() == LONGEST) {
                end();
            }
        }
    }

    /** Takes whole lines of the runtime's own. */
    void told(String lines) {
        if (begun.size() > 0) {
            end();
        }
        lines.lines().forEach(line -> tell(Origin.PLATFORM, line));
    }

    private void end() {
        String line = begun.toString(UTF_8);
        begun.reset();
        tell(Origin.FUNCTION, line);
    }

    private void tell(Origin origin, String text) {
        listener.hear(new LogLine(Instant.now(), version.functionName(), version.version(), requestId, origin, text));
    }
}
