package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A rule of an event bus.
 *
 * @param targets by id
 */
record RuleRecord(String region, Rule rule, SortedMap<String, Target> targets, SortedMap<String, String> tags) {

    RuleRecord {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    String key() {
        return key(region, rule.eventBusName(), rule.name());
    }

    /** Returns the key of a rule; that of the rules of a bus begins alike, with an empty name. */
    static String key(String region, String bus, String name) {
        return region + ":" + bus + ":" + name;
    }

    RuleRecord with(Rule other) {
        return new RuleRecord(region, other, targets, tags);
    }

    RuleRecord withTargets(SortedMap<String, Target> other) {
        return new RuleRecord(region, rule, other, tags);
    }

    RuleRecord withTags(SortedMap<String, String> other) {
        return new RuleRecord(region, rule, targets, other);
    }
}
