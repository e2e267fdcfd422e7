package dev.mvnlambda.local.runtime;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs handlers in JVMs of their own: one a version and concurrent call, kept warm and used again. */
public final class JvmRuntime implements FunctionRuntime {
    private final JvmOptions options;
    private final Environments environments;
    private final Debugging debugging = new Debugging();
    private final ScheduledExecutorService janitor;

    /** Starts nothing yet. */
    public JvmRuntime(JvmOptions options) {
        this(options, line -> {});
    }

    /**
     * Starts nothing yet.
     *
     * @param listener hears all that handlers write
     */
    public JvmRuntime(JvmOptions options, LogListener listener) {
        this.options = options;
        this.environments = new Environments(options, listener);
        this.janitor = Executors.newSingleThreadScheduledExecutor(JvmRuntime::janitorThread);
        long period = Math.max(50, options.idle().toMillis() / 4);
        // completes exceptionally only when the runtime itself is at fault
        var unused = janitor.scheduleWithFixedDelay(this::endIdle, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
        if (!version.runtime().startsWith("java")) {
            return OtherLanguage.answer(version);
        }
        var unused = invocation.decodedClientContext(); // a caller's mistake costs no environment
        return debugging
                .of(version.functionName())
                .map(turns -> turns.take(version, debugged -> runAlone(debugged, invocation)))
                .orElseGet(() -> run(version, invocation));
    }

    /** Two JVMs cannot wait at one port. */
    private InvocationResult runAlone(RunnableVersion version, Invocation invocation) {
        environments.endIdleBeside(version);
        return run(version, invocation);
    }

    private InvocationResult run(RunnableVersion version, Invocation invocation) {
        Environment environment = environments.take(version);
        try {
            return environment.invoke(invocation);
        } finally {
            environments.giveBack(environment);
        }
    }

    @Override
    public void retire(String functionArn, String version) {
        environments.retire(functionArn, version);
    }

    @Override
    public void debug(String functionName, int port) {
        debugging.begin(functionName, port);
    }

    @Override
    public boolean isDebugged(String functionName) {
        return debugging.of(functionName).isPresent();
    }

    @Override
    public void endDebugging(String functionName) {
        debugging.end(functionName);
        environments.endIdleOf(functionName);
    }

    @Override
    public void close() {
        janitor.shutdownNow();
        environments.close();
    }

    private void endIdle() {
        environments.endIdleFor(options.idle());
    }

    private static Thread janitorThread(Runnable work) {
        Thread thread = new Thread(work, "lambda-janitor");
        thread.setDaemon(true);
        return thread;
    }

    /** How many environments live now, busy or idle. */
    int liveEnvironments() {
        return environments.live();
    }
}
