package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.TagsProperties;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was found in an account.
 *
 * @param kept by function, the qualifiers whose URL stays though nothing points there any more
 * @param warnings what a person should know though it stops nothing
 */
public record Observation(List<Observed> observed, Map<String, Set<String>> kept, List<String> warnings) {
    /** Copies what it is given. */
    public Observation {
        observed = List.copyOf(observed);
        kept = Map.copyOf(kept);
        warnings = List.copyOf(warnings);
    }

    static Observation of(List<Observed> observed) {
        return new Observation(observed, Map.of(), List.of());
    }

    /** All observations as one. */
    static Observation joined(List<Observation> parts) {
        Map<ResourceKey, Observed> observed = new LinkedHashMap<>();
        Map<String, Set<String>> kept = new TreeMap<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Observation part : parts) {
            part.observed().forEach(one -> observed.merge(one.key(), one, Observed::joined));
            kept.putAll(part.kept());
            warnings.addAll(part.warnings());
        }
        return new Observation(List.copyOf(observed.values()), kept, List.copyOf(warnings));
    }

    /** This, but for what is taken for unchanged though it is absent. */
    Observation unless(Set<ResourceKey> absent) {
        return new Observation(
                observed.stream()
                        .filter(one -> !(one instanceof Observed.Assumed && absent.contains(one.key())))
                        .toList(),
                kept,
                warnings);
    }

    /** The nodes, which remember what is kept, so that a later run knows of it without looking. */
    public List<Node> amended(List<Node> desired) {
        return desired.stream().map(this::amended).toList();
    }

    private Node amended(Node node) {
        return node.properties() instanceof TagsProperties tags
                ? node.with(tags.keeping(kept.getOrDefault(node.function(), Set.of())))
                : node;
    }
}
