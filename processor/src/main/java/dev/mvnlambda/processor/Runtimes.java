package dev.mvnlambda.processor;

import java.util.List;
import java.util.Set;

/** The managed Java runtimes in which a function can be created. */
final class Runtimes {
    static final List<String> ALL = List.of(
            "java25", "java21", "java17", "java17.al2023", "java11", "java11.al2023", "java8.al2", "java8.al2023");

    private static final Set<String> WITHOUT_SNAP_START = Set.of("java8.al2", "java8.al2023");
    private static final Set<String> DURABLE = Set.of("java25", "java21", "java17", "java17.al2023");

    private Runtimes() {}

    /** Whether it is written, known, and too old for snapshots. */
    static boolean lacksSnapStart(String runtime) {
        return WITHOUT_SNAP_START.contains(runtime);
    }

    /** Whether it is written, known, and too old for durable functions. */
    static boolean lacksDurable(String runtime) {
        return ALL.contains(runtime) && !DURABLE.contains(runtime);
    }
}
