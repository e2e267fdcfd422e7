package dev.mvnlambda.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One statement of a role's policy; prints as a person would say it.
 *
 * @param condition operator, key and value, or empty
 */
record Statement(
        String effect, List<String> actions, List<String> resources, Map<String, Map<String, String>> condition) {

    Statement {
        actions = actions.stream().sorted().toList();
        resources = resources.stream().sorted().toList();
        condition = new TreeMap<>(condition);
    }

    static Statement allow(List<String> actions, String... resources) {
        return new Statement("Allow", actions, List.of(resources), Map.of());
    }

    @Override
    public String toString() {
        return effect.toLowerCase(java.util.Locale.ROOT) + " " + String.join(" + ", actions) + " on "
                + String.join(" + ", resources) + (condition.isEmpty() ? "" : " if " + condition);
    }
}
