package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * A target group of load balancers.
 *
 * @param targets ids of what is registered
 */
record TargetGroupRecord(TargetGroup group, List<String> targets, SortedMap<String, String> tags) {

    TargetGroupRecord {
        targets = List.copyOf(targets);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    TargetGroupRecord withTargets(List<String> other) {
        return new TargetGroupRecord(group, other, tags);
    }

    TargetGroupRecord withTags(SortedMap<String, String> other) {
        return new TargetGroupRecord(group, targets, other);
    }
}
