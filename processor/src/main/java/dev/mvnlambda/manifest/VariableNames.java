package dev.mvnlambda.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the variables in the paths of a REST API are called; AWS takes one name for all that stand at one place. */
public final class VariableNames {
    /** A variable as a route of a function has it, such as {@code {id}}. */
    public record Named(String variable, String function, String route) {}

    /** Two names for one place. */
    public record Clash(Named first, Named second) {}

    private final Map<String, Named> first = new HashMap<>();

    /** Takes in a route without faults; absent unless it calls a variable otherwise than one before it. */
    public Optional<Clash> add(String function, String route) {
        StringBuilder before = new StringBuilder();
        for (String part : RouteKey.of(route).path().substring(1).split("/", -1)) {
            if (part.startsWith("{")) {
                Named named = new Named(part, function, route);
                Named other = first.putIfAbsent(before.toString(), named);
                if (other != null && !other.variable().equals(part)) {
                    return Optional.of(new Clash(other, named));
                }
            }
            before.append('/').append(part);
        }
        return Optional.empty();
    }
}
