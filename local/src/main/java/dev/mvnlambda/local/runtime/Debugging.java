package dev.mvnlambda.local.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The functions that a debugger is wanted for; since it looks at one JVM at a time, each of them runs one call at a time. */
final class Debugging {
    private final Map<String, Turns> functions = new ConcurrentHashMap<>();

    /** Begins with the next call; with another port, those under way end as they began. */
    void begin(String functionName, int port) {
        functions.put(functionName, new Turns(port));
    }

    void end(String functionName) {
        functions.remove(functionName);
    }

    Optional<Turns> of(String functionName) {
        return Optional.ofNullable(functions.get(functionName));
    }

    /** The calls of one function, one after the other, as they came. */
    static final class Turns {
        private final int port;
        private final ReentrantLock turn = new ReentrantLock(true);

        private Turns(int port) {
            this.port = port;
        }

        /** Makes a call of a version when it is its turn. */
        InvocationResult take(RunnableVersion version, Function<RunnableVersion, InvocationResult> call) {
            turn.lock();
            try {
                return call.apply(version.debuggedAt(port));
            } finally {
                turn.unlock();
            }
        }
    }
}
