package dev.mvnlambda.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports routes that more than one function of a module wants, and functions that are too slow for one. */
final class Routes {
    /** Seconds that an HTTP API waits for an answer. */
    private static final int PATIENCE = 30;

    private final Map<List<String>, String> owners = new HashMap<>();

    void check(DeclaredFunction function) {
        TriggerReaders.routes()
                .forEach(reader -> function.marks()
                        .all(reader.annotation())
                        .forEach(mark -> checkOwner(function, reader, mark.member("value"))));
        function.marks().one(HttpRouteReader.ANNOTATION).ifPresent(mark -> checkTimeout(function, mark));
    }

    private void checkOwner(DeclaredFunction function, RouteReader reader, Member key) {
        if (!key.isKnown()) {
            return;
        }
        String other = owners.putIfAbsent(List.of(reader.api(), reader.pattern(key.text())), function.name());
        if (other != null) {
            key.error(
                    ProblemId.DUPLICATE_ROUTE,
                    other.equals(function.name())
                            ? "%s has the route \"%s\" twice; remove one of them."
                                    .formatted(function.name(), key.text())
                            : "%s has the route \"%s\", but %s has it already, and AWS hands a request to one function; remove one of them."
                                    .formatted(function.name(), key.text(), other));
        }
    }

    private static void checkTimeout(DeclaredFunction function, Mark route) {
        Marks marks = function.marks();
        int timeout = Settings.timeout(marks);
        if (timeout > PATIENCE) {
            route.warning(
                    ProblemId.ROUTE_TIMEOUT,
                    null,
                    "%s may run for %d seconds, but an HTTP API answers 503 after %d; lower timeout, or do the work behind a queue."
                            .formatted(function.name(), timeout, PATIENCE));
        }
        marks.one("Durable")
                .map(mark -> mark.member("executionTimeout"))
                .filter(limit -> limit.optionalNumber(Member.UNSET).orElse(0) > PATIENCE)
                .ifPresent(limit -> limit.warning(
                        ProblemId.DURABLE_ROUTE,
                        "%s may run for %d seconds, but who calls its route waits %d at most; set executionTimeout = %d, or start longer executions asynchronously."
                                .formatted(
                                        function.name(),
                                        limit.optionalNumber(Member.UNSET).orElse(0),
                                        PATIENCE,
                                        PATIENCE)));
    }
}
