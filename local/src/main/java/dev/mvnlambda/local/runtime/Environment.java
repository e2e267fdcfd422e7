package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.worker.Frame.Kind.READY;

import dev.mvnlambda.local.worker.Call;
import dev.mvnlambda.local.worker.Frame;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** One child JVM of a version: started by its first call, it runs one call at a time. */
final class Environment {
    /** As on AWS, a handler may take so long to load before its own timeout begins to run. */
    private static final Duration LOADING = Duration.ofSeconds(10);

    private final RunnableVersion version;
    private final JvmOptions options;
    private final CallLog log;
    private @Nullable WorkerProcess worker;
    private int usedMemoryMb;
    private volatile boolean ended;
    private volatile boolean retired;
    private volatile long idleSince;

    Environment(RunnableVersion version, JvmOptions options, LogListener listener) {
        this.version = version;
        this.options = options;
        this.log = new CallLog(new LiveLog(version, listener));
    }

    RunnableVersion version() {
        return version;
    }

    /** Whether it may take a call: not yet started, or alive and well. */
    synchronized boolean isUsable() {
        return !ended && !retired && (worker == null || worker.isAlive());
    }

    /** Lets it take no further call. */
    void retire() {
        retired = true;
    }

    void idleFromNow() {
        idleSince = System.nanoTime();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - idleSince >= time.toNanos();
    }

    /** Kills what runs; safe to call at any time, from any thread, again. */
    void end() {
        WorkerProcess running;
        synchronized (this) {
            ended = true;
            running = worker;
        }
        if (running != null) {
            running.close();
        }
    }

    InvocationResult invoke(Invocation invocation) {
        try {
            return result(invocation);
        } catch (RuntimeException | Error e) {
            end(); // whatever it was, nobody should meet this environment again
            throw e;
        }
    }

    private InvocationResult result(Invocation invocation) {
        log.begin(invocation.requestId());
        Report report = new Report(version, invocation.requestId());
        Ending ending = ending(invocation, report);
        usedMemoryMb = Math.max(usedMemoryMb, ending.usedMemoryMb());
        if (ending.isLast()) {
            end();
        }
        log.append(report.end(ending, usedMemoryMb));
        return new InvocationResult(SdkBytes.fromByteArrayUnsafe(ending.payload()), ending.functionError(), log.take());
    }

    private Ending ending(Invocation invocation, Report report) {
        try {
            return run(invocation, report);
        } catch (SocketTimeoutException e) {
            return Ending.timedOut(invocation.requestId(), version.timeout());
        } catch (IOException e) {
            return Ending.exited(invocation.requestId(), exitStatus());
        }
    }

    private Ending run(Invocation invocation, Report report) throws IOException {
        WorkerProcess running = worker;
        if (running == null) {
            running = start();
            Frame loaded = running.connect(LOADING.plus(version.timeout()));
            report.loaded();
            usedMemoryMb = loaded.usedMemoryMb();
            if (loaded.kind() != READY) {
                log.append(report.start());
                return Ending.of(loaded);
            }
        }
        log.append(report.start());
        running.send(call(invocation));
        return Ending.of(running.await(version.timeout()));
    }

    private WorkerProcess start() throws IOException {
        WorkerProcess started = WorkerProcess.start(version, options, log);
        synchronized (this) {
            worker = started;
            if (!ended) {
                return started;
            }
        }
        started.close();
        throw new IOException("The environment was ended while it started.");
    }

    private int exitStatus() {
        WorkerProcess running = worker;
        return running == null ? 1 : running.exitStatus();
    }

    private Call call(Invocation invocation) {
        return new Call(
                invocation.requestId(),
                invocation.invokedArn(),
                System.currentTimeMillis() + version.timeout().toMillis(),
                invocation.decodedClientContext(),
                invocation.traceId(),
                invocation.payload().asByteArrayUnsafe());
    }
}
