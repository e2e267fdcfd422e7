package dev.mvnlambda.local.runtime;

/** Runs invocations of resolved versions; the seam between the control plane and the JVMs that run handlers. */
public interface FunctionRuntime extends AutoCloseable {

    /**
     * Runs one invocation and waits for its end, or for the version's timeout; many may run at once. Never throws for what
     * a handler does: a failure of the handler, its JVM or its time is a result with a function error.
     */
    InvocationResult invoke(RunnableVersion version, Invocation invocation);

    /**
     * Lets idle environments of a function go, and busy ones as soon as their invocation ends: of one version, after its
     * code or settings changed ({@code $LATEST}) or it was deleted.
     *
     * @param functionArn unqualified
     * @param version a number or {@code $LATEST}
     */
    void retire(String functionArn, String version);

    /**
     * Lets a function's JVM wait for a debugger before it does anything, from the next call on: it runs one call at a time then,
     * and has no timeout. A runtime without JVMs has nothing to debug.
     *
     * @param port on the loopback; 0 for any free one, which the log tells
     */
    default void debug(String functionName, int port) {}

    /** Whether a debugger is wanted for a function, so that nobody should be told that time is over. */
    default boolean isDebugged(String functionName) {
        return false;
    }

    /** Ends that; calls under way go on as they are. */
    default void endDebugging(String functionName) {}

    /** Ends all environments; nothing of them runs afterwards. */
    @Override
    void close();
}
