package dev.mvnlambda.local.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.logging.LogSink;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Sends what a handler prints or logs to the server, in the order in which it was written. */
final class Output extends OutputStream implements LogSink {
    private static final int CHUNK = 1 << 16;

    private final Channel channel;

    Output(Channel channel) {
        this.channel = channel;
    }

    /** Stands in for {@link System#out} and {@link System#err}; closing it closes nothing, since later calls print too. */
    PrintStream asPrintStream() {
        return new PrintStream(this, true, UTF_8) {
            @Override
            public void close() {
                flush();
            }
        };
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; from += CHUNK) {
            channel.send(new Frame(Frame.Kind.LOG, Arrays.copyOfRange(bytes, from, Math.min(end, from + CHUNK))));
        }
    }

    /** On AWS each of these is a record of its own; here it is a line of its own. */
    @Override
    public void log(LogLevel level, LogFormat format, byte[] message) {
        boolean ended = message.length > 0 && message[message.length - 1] == '\n';
        byte[] line = ended ? message : Arrays.copyOf(message, message.length + 1);
        line[line.length - 1] = '\n';
        try {
            write(line, 0, line.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void log(byte[] message) {
        log(LogLevel.UNDEFINED, LogFormat.TEXT, message);
    }

    @Override
    public void close() {
        // the channel outlives all who print
    }
}
