package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.worker.Frame.Kind.HELLO;
import static dev.mvnlambda.local.worker.Frame.Kind.LOG;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mvnlambda.local.worker.Call;
import dev.mvnlambda.local.worker.Channel;
import dev.mvnlambda.local.worker.Frame;
import dev.mvnlambda.local.worker.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM and the channel to it. What a handler prints comes through the channel, in order; the process's own output is
 * read too, for what the JVM itself and processes of the handler write.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Duration GREETING = Duration.ofSeconds(1);
    private static final int KILLED = 137;

    private final Process process;
    private final ServerSocket door;
    private final String token;
    private final CallLog log;
    private final Thread outputReader;
    private volatile @Nullable Channel channel;

    private WorkerProcess(Process process, ServerSocket door, String token, CallLog log) {
        this.process = process;
        this.door = door;
        this.token = token;
        this.log = log;
        this.outputReader = new Thread(this::readOutput, "lambda-output-" + process.pid());
    }

    /** Starts a JVM; {@link #connect} waits for it. */
    static WorkerProcess start(RunnableVersion version, JvmOptions options, CallLog log) {
        try {
            version.code().restore();
            ServerSocket door = new ServerSocket(0, 1, Channel.loopback());
            WorkerProcess started = new WorkerProcess(
                    process(version, options), door, UUID.randomUUID().toString(), log);
            started.outputReader.setDaemon(true);
            started.outputReader.start();
            started.launch(version);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No JVM could be started in " + version.code().directory() + ".", e);
        }
    }

    private void launch(RunnableVersion version) {
        try {
            new Launch(
                            door.getLocalPort(),
                            token,
                            version.handler(),
                            version.code().directory(),
                            version.layers())
                    .write(process.getOutputStream());
        } catch (IOException e) {
            // it has ended already, as connect will find
        }
    }

    private static Process process(RunnableVersion version, JvmOptions options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JvmCommand.of(version))
                .directory(version.code().directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(FunctionVariables.of(version, options));
        return builder.start();
    }

    /** Waits until the handler is loaded, or could not be; throws {@link SocketTimeoutException} when it takes too long. */
    Frame connect(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (channel == null) {
            door.setSoTimeout(Math.toIntExact(left(deadline).toMillis()));
            channel = greeted(door.accept());
        }
        closeDoor();
        return await(left(deadline));
    }

    /** Only the JVM that was started knows the token. */
    private @Nullable Channel greeted(Socket caller) throws IOException {
        Channel candidate = new Channel(caller);
        try {
            Frame hello = candidate.receive(GREETING);
            if (hello.kind() == HELLO && MessageDigest.isEqual(hello.body(), token.getBytes(UTF_8))) {
                return candidate;
            }
        } catch (IOException e) {
            // no worker of ours
        }
        candidate.close();
        return null;
    }

    void send(Call call) throws IOException {
        connected().send(call.toFrame());
    }

    /** The next message that is no output; throws {@link SocketTimeoutException} when there is none in time. */
    Frame await(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Frame frame = connected().receive(patience);
        while (frame.kind() == LOG) {
            log.append(frame.body());
            frame = connected().receive(left(deadline));
        }
        return frame;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How the process ended, after its last words are in the log; kills it if it did not end by itself. */
    int exitStatus() {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                close();
                return KILLED;
            }
            outputReader.join(1000);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KILLED;
        }
    }

    /** Kills the JVM and the processes that it started, and waits for its end. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        closeDoor();
        try {
            Channel open = channel;
            if (open != null) {
                open.close();
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " does not end although it was killed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Channel connected() throws IOException {
        Channel open = channel;
        if (open == null) {
            throw new IOException("The worker has not connected.");
        }
        return open;
    }

    private static Duration left(long deadline) throws SocketTimeoutException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException();
        }
        return Duration.ofMillis(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    }

    private void readOutput() {
        byte[] buffer = new byte[8192];
        try (InputStream output = process.getInputStream()) {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                log.append(buffer, length);
            }
        } catch (IOException e) {
            // the process was killed
        } finally {
            closeDoor(); // ends the wait for a JVM that died before it could knock
        }
    }

    private void closeDoor() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
