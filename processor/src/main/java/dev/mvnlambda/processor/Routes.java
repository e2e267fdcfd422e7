package dev.mvnlambda.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports routes that more than one function of a module wants, and functions that are too slow for one. */
final class Routes {
    private final Map<List<String>, String> owners = new HashMap<>();
    private final PathVariables variables = new PathVariables();

    void check(DeclaredFunction function) {
        TriggerReaders.routes().forEach(reader -> {
            List<Mark> marks = function.marks().all(reader.annotation());
            marks.forEach(mark -> checkOwner(function, reader, mark.member("value")));
            marks.forEach(mark -> variables.check(function, reader, mark.member("value")));
            marks.stream().findFirst().ifPresent(mark -> checkTimeout(function, reader, mark));
        });
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

    private static void checkTimeout(DeclaredFunction function, RouteReader reader, Mark route) {
        int patience = reader.patience();
        Marks marks = function.marks();
        int timeout = Settings.timeout(marks);
        if (timeout > patience) {
            route.warning(
                    ProblemId.ROUTE_TIMEOUT,
                    null,
                    "%s may run for %d seconds, but %s; lower timeout, or do the work behind a queue."
                            .formatted(function.name(), timeout, reader.lateness()));
        }
        marks.one("Durable")
                .map(mark -> mark.member("executionTimeout"))
                .filter(limit -> limit.optionalNumber(Member.UNSET).orElse(0) > patience)
                .ifPresent(limit -> limit.warning(
                        ProblemId.DURABLE_ROUTE,
                        "%s may run for %d seconds, but who calls its route waits %d at most; set executionTimeout = %d, or start longer executions asynchronously."
                                .formatted(
                                        function.name(),
                                        limit.optionalNumber(Member.UNSET).orElse(0),
                                        patience,
                                        patience)));
    }
}
