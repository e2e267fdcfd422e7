package dev.mvnlambda.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One resource that a deployment wants.
 *
 * @param function the logical name of the function that it serves, or {@link #SHARED}
 * @param after what has to be as wanted before
 * @param last whether it comes after everything else of its function, removals included
 */
public record Node(ResourceKey key, Properties properties, String function, Set<ResourceKey> after, boolean last) {
    /** Stands for the function of what several functions of a stage share, such as an API. */
    public static final String SHARED = "";

    /** Copies what it is given. */
    public Node {
        after = Set.copyOf(after);
    }

    /** A node that need not be the last of its function. */
    public Node(ResourceKey key, Properties properties, String function, Set<ResourceKey> after) {
        this(key, properties, function, after, false);
    }

    /** The nodes of one function, and those that functions share which they hang on. */
    public static List<Node> of(String function, Collection<Node> all) {
        Map<ResourceKey, Node> found = new LinkedHashMap<>();
        all.stream().filter(node -> node.function().equals(function)).forEach(node -> found.put(node.key(), node));
        boolean more = true;
        while (more) {
            Set<ResourceKey> named = new HashSet<>();
            found.values().forEach(node -> named.addAll(node.after()));
            more = all.stream()
                    .filter(node -> node.function().equals(SHARED) && named.contains(node.key()))
                    .map(node -> found.putIfAbsent(node.key(), node) == null)
                    .reduce(false, Boolean::logicalOr);
        }
        return List.copyOf(found.values());
    }

    /** Whether it is made again when what it comes after changes. */
    boolean follows() {
        return properties.shown().isPresent();
    }

    /** This node, waiting for more. */
    public Node behind(Set<ResourceKey> more) {
        Set<ResourceKey> all = new HashSet<>(after);
        all.addAll(more);
        return new Node(key, properties, function, all, last);
    }

    /** This node with other properties. */
    public Node with(Properties other) {
        return new Node(key, other, function, after, last);
    }
}
