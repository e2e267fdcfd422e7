package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of this there is one, whichever function it leads to: where another function wants it, it moves and is not removed. */
interface Sole extends Properties {
    /** The ARN of what there is one of. */
    String identity();

    /** What was found, but for what one function leaves to another. */
    static List<Observed> unlessMoved(List<Observed> found, List<Node> desired) {
        Set<ResourceKey> keys = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (Node node : desired) {
            keys.add(node.key());
            if (node.properties() instanceof Sole sole) {
                wanted.add(sole.identity());
            }
        }
        return found.stream()
                .filter(one -> keys.contains(one.key())
                        || !(one instanceof Observed.Present there
                                && there.properties() instanceof Sole sole
                                && wanted.contains(sole.identity())))
                .toList();
    }
}
