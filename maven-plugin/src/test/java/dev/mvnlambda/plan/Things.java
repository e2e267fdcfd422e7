package dev.mvnlambda.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Small resources to plan with. */
final class Things {
    private Things() {}

    record Thing(String colour, Map<String, Value> settings) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            Map<String, Value> resolved = new TreeMap<>();
            settings.forEach((name, value) -> resolved.put(name, value.resolved(outputs)));
            return new Thing(colour, resolved);
        }

        @Override
        public ChangeMode onChange(List<Change> changes) {
            return switch (colour) {
                case "anew" -> ChangeMode.ANEW;
                case "replace" -> ChangeMode.REPLACE;
                case "refused" -> ChangeMode.REFUSED;
                default -> ChangeMode.IN_PLACE;
            };
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.REFUSE ? "cannot become " + colour + "; make another." : "";
        }
    }

    static ResourceKey key(String name) {
        return new ResourceKey("thing", name);
    }

    static Thing thing(String colour) {
        return new Thing(colour, Map.of());
    }

    static Node node(String name, String colour, String... after) {
        return new Node(key(name), thing(colour), "F", keys(after));
    }

    static Node node(String name, Map<String, Value> settings, String... after) {
        return new Node(key(name), new Thing("red", settings), "F", keys(after));
    }

    static Node last(String name, String colour) {
        return new Node(key(name), thing(colour), "F", Set.of(), true);
    }

    static Observed.Present present(String name, String colour, String... after) {
        return new Observed.Present(key(name), thing(colour), "F", Map.of("id", name + "-id"), keys(after));
    }

    static List<String> keys(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.symbol().sign() + step.key().name())
                .toList();
    }

    static Step step(Plan plan, String name) {
        return plan.steps().stream()
                .filter(step -> step.key().equals(key(name)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<ResourceKey> keys(String... names) {
        return Arrays.stream(names).map(Things::key).collect(Collectors.toSet());
    }
}
