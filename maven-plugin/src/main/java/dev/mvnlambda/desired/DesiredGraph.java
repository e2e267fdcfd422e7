package dev.mvnlambda.desired;

import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.TagsProperties;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From what is wanted of functions to the nodes of a deployment, by asking each resource type. */
public final class DesiredGraph {
    private static final int HASH_DIGITS = 32;

    private final List<ResourceType<?>> types;

    /** A graph of these types. */
    public DesiredGraph(List<ResourceType<?>> types) {
        this.types = List.copyOf(types);
    }

    /** All nodes; those of a function follow each other, its tags last. What several functions share is there once. */
    public List<Node> nodes(List<Wanted> wanted) {
        Map<ResourceKey, Node> nodes = new LinkedHashMap<>();
        for (Wanted function : wanted) {
            Map<ResourceKey, Node> own = new LinkedHashMap<>();
            types.stream().flatMap(type -> type.desired(function).stream()).forEach(node -> add(own, node));
            own.values().forEach(node -> add(nodes, node));
            add(nodes, tags(function, List.copyOf(own.values())));
        }
        return List.copyOf(nodes.values());
    }

    /** What functions share waits for what any of them says. */
    private static void add(Map<ResourceKey, Node> nodes, Node node) {
        nodes.merge(node.key(), node, (one, same) -> {
            if (!one.properties().equals(same.properties()) || !one.function().equals(same.function())) {
                throw new IllegalStateException(node.key() + " is wanted in two ways");
            }
            return one.behind(same.after());
        });
    }

    /** The fingerprint covers every other node of the function, so a difference anywhere is a difference here. */
    private static Node tags(Wanted function, List<Node> own) {
        FunctionScope scope = function.scope();
        Set<ResourceKey> after = new HashSet<>();
        own.forEach(node -> after.add(node.key()));
        return new Node(
                scope.key(TagsProperties.KIND),
                new TagsProperties(
                        scope.target().functionArn(),
                        function.tags(),
                        function.code().contentHash().substring(0, HASH_DIGITS),
                        settings(function, own),
                        scope.alias().isPresent() ? step(scope.key("version"), "version") : Value.of(""),
                        function.spec().url() == null ? Value.of("") : step(scope.qualifiedKey("url"), "url"),
                        ApiAddress.told(after)),
                scope.name(),
                after,
                true);
    }

    private static Value step(ResourceKey key, String output) {
        return new Value.FromStep(key, output, output + " of " + key);
    }

    /**
     * What only a step knows counts by the key of that step, and the code does not count: it has a half of its own. A secret
     * counts by a hash that is salted with the function and the variable, so that equal secrets do not look alike.
     */
    private static String settings(Wanted function, List<Node> own) {
        String salt = function.scope().target().functionArn();
        StringBuilder content = new StringBuilder();
        for (Node node : own) {
            content.append(node.key())
                    .append('\n')
                    .append(Diff.content(
                                    (Record) node.properties(),
                                    (property, secret) -> ContentHash.of(salt + "\n" + property + "\n" + secret))
                            .replace(function.code().sha256(), ""));
        }
        return ContentHash.of(content.toString()).substring(0, HASH_DIGITS);
    }
}
