package dev.mvnlambda.local.sns;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic.
 *
 * @param attributes those that were given
 */
record TopicRecord(String arn, SortedMap<String, String> attributes, SortedMap<String, String> tags) {

    static final String FIFO = "FifoTopic";

    TopicRecord {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    boolean isFifo() {
        return attributes.getOrDefault(FIFO, "false").equals("true");
    }

    TopicRecord with(String attribute, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new TopicRecord(arn, more, tags);
    }

    TopicRecord withTags(Map<String, String> other) {
        return new TopicRecord(arn, attributes, new TreeMap<>(other));
    }
}
