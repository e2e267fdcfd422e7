package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.iot.model.TopicRule;

/** A rule of AWS IoT. */
record TopicRuleRecord(TopicRule rule, SortedMap<String, String> tags) {

    TopicRuleRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    TopicRuleRecord withTags(SortedMap<String, String> other) {
        return new TopicRuleRecord(rule, other);
    }
}
