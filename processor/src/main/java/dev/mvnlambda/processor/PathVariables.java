package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.RouteKey;
import java.util.HashMap;
import java.util.Map;

/** Reports routes of the REST API that name the variable at one place of a path in two ways, which AWS refuses. */
final class PathVariables {
    private static final String REST = "REST";

    /** What a variable was called first, and in which route, by what stands before it. */
    private record Named(String variable, String function, String route) {}

    private final Map<String, Named> first = new HashMap<>();

    void check(DeclaredFunction function, RouteReader reader, Member key) {
        if (!reader.api().equals(REST)
                || !key.isKnown()
                || reader.problem(key.text()).isPresent()) {
            return;
        }
        StringBuilder before = new StringBuilder();
        for (String part : RouteKey.of(key.text()).path().substring(1).split("/", -1)) {
            if (part.startsWith("{")) {
                Named other = first.putIfAbsent(before.toString(), new Named(part, function.name(), key.text()));
                if (other != null && !other.variable().equals(part)) {
                    refuse(function, key, part, other);
                    return;
                }
            }
            before.append('/').append(part);
        }
    }

    private static void refuse(DeclaredFunction function, Member key, String part, Named other) {
        key.error(
                ProblemId.PATH_VARIABLE,
                "%s has %s in the route \"%s\", but \"%s\" of %s has %s at that place, and a REST API takes one variable there; call both the same."
                        .formatted(
                                function.name(), part, key.text(), other.route(), other.function(), other.variable()));
    }
}
