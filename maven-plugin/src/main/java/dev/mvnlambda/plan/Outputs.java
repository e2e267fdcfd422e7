package dev.mvnlambda.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What resources tell others once they are there: a version its number, a URL its address. */
public record Outputs(Map<ResourceKey, Map<String, String>> values) {

    /** Copies what it is given. */
    public Outputs {
        values = Map.copyOf(values);
    }

    /** Nothing known. */
    public static Outputs none() {
        return new Outputs(Map.of());
    }

    /** These, and those of one more resource. */
    public Outputs with(ResourceKey key, Map<String, String> outputs) {
        Map<ResourceKey, Map<String, String>> more = new HashMap<>(values);
        more.put(key, Map.copyOf(outputs));
        return new Outputs(more);
    }

    /** One output of one resource, when it is known. */
    public Optional<String> find(ResourceKey key, String output) {
        return Optional.ofNullable(values.getOrDefault(key, Map.of()).get(output));
    }
}
