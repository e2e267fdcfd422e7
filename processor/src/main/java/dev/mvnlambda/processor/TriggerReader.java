package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.TriggerSpec;
import java.util.List;

/** Reads one annotation that makes a service call the function. */
interface TriggerReader {
    /** The simple name of the annotation. */
    String annotation();

    /** The simple name of the class of AWS's events that a handler takes; empty when AWS has none. */
    default String event(Mark mark) {
        return "";
    }

    /** Whether it is not known here what is sent, because the user writes it, so that a handler may take anything. */
    default boolean sendsAnything(Mark mark) {
        return false;
    }

    /** What one annotation declares. */
    TriggerSpec read(Mark mark);

    /** Reports what the annotations of this kind on one function may not say together. */
    default void check(List<Mark> marks) {}
}
