package dev.mvnlambda.local.runtime;

/** Hears what functions log while they run. */
@FunctionalInterface
public interface LogListener {

    /** Hears one line; called by the threads that run calls, many at once, so it must neither wait nor throw. */
    void hear(LogLine line);
}
