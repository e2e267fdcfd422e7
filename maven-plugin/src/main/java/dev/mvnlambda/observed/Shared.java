package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What functions share: one that was read fully and did not find it tells more than another that takes it for unchanged. */
final class Shared {
    private final Set<ResourceKey> looked = new HashSet<>();

    /** Takes in what was found of one function. */
    void add(List<Node> nodes, List<Observed> observed) {
        Set<ResourceKey> assumed = observed.stream()
                .filter(Observed.Assumed.class::isInstance)
                .map(Observed::key)
                .collect(Collectors.toSet());
        nodes.stream()
                .filter(node -> node.function().equals(Node.SHARED))
                .map(Node::key)
                .filter(key -> !assumed.contains(key))
                .forEach(looked::add);
    }

    /** All that was found, but for what is said to be unchanged and was looked for in vain. */
    List<Observed> of(List<Observed> all) {
        return all.stream()
                .filter(one -> !(one instanceof Observed.Assumed && looked.contains(one.key())))
                .toList();
    }
}
