package dev.mvnlambda.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.Diagnostic;

/** Collects what is wrong, so that all of it is reported at once; the same twice is once. */
final class Problems {
    /** One thing that is wrong. */
    record Problem(ProblemId id, Diagnostic.Kind kind, Place place, String text) {
        /** The line that a user reads. */
        String message() {
            return "[" + id + "] " + text;
        }
    }

    private final Set<Problem> found = new LinkedHashSet<>();

    void error(ProblemId id, Place place, String text) {
        found.add(new Problem(id, Diagnostic.Kind.ERROR, place, text));
    }

    void warning(ProblemId id, Place place, String text) {
        found.add(new Problem(id, Diagnostic.Kind.WARNING, place, text));
    }

    /** The result of an act; absent, and a problem, when it fails by a fault of ours. */
    <T> Optional<T> guarded(Place place, Supplier<T> act) {
        try {
            return Optional.of(act.get());
        } catch (RuntimeException | LinkageError e) {
            internal(place, e);
            return Optional.empty();
        }
    }

    /** A fault of ours. */
    void internal(Place place, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        error(
                ProblemId.INTERNAL,
                place,
                "%s%s: a fault of mvn-lambda, not of this source; please report it with this line."
                        .formatted(fault, where));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.kind() == Diagnostic.Kind.ERROR);
    }

    /** In the order in which they were found. */
    List<Problem> all() {
        return List.copyOf(found);
    }
}
