package dev.mvnlambda.apply;

/** Hears of each step that people read, as it ends; from several threads, one at a time. */
@FunctionalInterface
public interface Progress {
    /** One step has ended. */
    void ended(Outcome outcome, long done, long total);
}
