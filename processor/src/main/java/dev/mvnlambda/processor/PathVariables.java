package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.VariableNames;

/** Reports routes of the REST API that name the variable at one place of a path in two ways, which AWS refuses. */
final class PathVariables {
    private static final String REST = "REST";

    private final VariableNames names = new VariableNames();

    void check(DeclaredFunction function, RouteReader reader, Member key) {
        if (reader.api().equals(REST)
                && key.isKnown()
                && reader.problem(key.text()).isEmpty()) {
            names.add(function.name(), key.text()).ifPresent(clash -> refuse(key, clash));
        }
    }

    private static void refuse(Member key, VariableNames.Clash clash) {
        VariableNames.Named own = clash.second();
        VariableNames.Named other = clash.first();
        key.error(
                ProblemId.PATH_VARIABLE,
                "%s has %s in the route \"%s\", but \"%s\" of %s has %s at that place, and a REST API takes one variable there; call both the same."
                        .formatted(
                                own.function(),
                                own.variable(),
                                own.route(),
                                other.route(),
                                other.function(),
                                other.variable()));
    }
}
