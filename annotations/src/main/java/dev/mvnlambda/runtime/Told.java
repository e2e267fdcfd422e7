package dev.mvnlambda.runtime;

import java.util.Map;
import java.util.Optional;

/** A JSON object of texts that a deploy handed over in an environment variable, or a unit test in a system property, which wins. */
final class Told {
    private final Map<String, String> members;

    private Told(Map<String, String> members) {
        this.members = members;
    }

    /** What is told of a class of {@code Resource}; empty when nothing is. */
    static Optional<Told> of(String name, String variable) {
        String property = System.getProperty(property(name));
        if (property != null) {
            return Optional.of(new Told(members(property, "system property " + property(name))));
        }
        return Optional.ofNullable(System.getenv(variable))
                .map(json -> new Told(members(json, "environment variable " + variable)));
    }

    /** The system property that a unit test sets. */
    static String property(String name) {
        return "mvnlambda.resource." + name;
    }

    Optional<String> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    private static Map<String, String> members(String json, String source) {
        try {
            return new FlatJson(json).members();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The " + source + " is no JSON object of texts: " + e.getMessage(), e);
        }
    }
}
