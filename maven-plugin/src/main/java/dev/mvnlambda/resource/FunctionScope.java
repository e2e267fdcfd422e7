package dev.mvnlambda.resource;

import dev.mvnlambda.plan.ResourceKey;
import java.util.Optional;

/**
 * One function of a stage, by the names that lead to all that belongs to it.
 *
 * @param name the logical name
 * @param alias present exactly when versions are published
 */
public record FunctionScope(Stage stage, String name, Optional<String> alias) {

    /** What its consumers are pointed at. */
    public Target target() {
        return new Target(stage.identity(), stage.functionName(name), alias);
    }

    /** The key of the one resource of a kind that belongs to the function itself. */
    public ResourceKey key(String kind) {
        return new ResourceKey(kind, name);
    }

    /** The key of a resource that hangs on what consumers are pointed at. */
    public ResourceKey qualifiedKey(String kind) {
        return new ResourceKey(
                kind, alias.map(qualifier -> name + ":" + qualifier).orElse(name));
    }
}
