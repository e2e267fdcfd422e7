package dev.mvnlambda.local.sqs;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A queue, without its messages.
 *
 * @param id never used again, so that a queue that is made anew has none of the old one's messages
 * @param attributes those that were set, by AWS's names
 */
record QueueRecord(
        String name,
        String region,
        String id,
        Instant created,
        Instant modified,
        SortedMap<String, String> attributes,
        SortedMap<String, String> tags) {

    private static final String FIFO = ".fifo";

    QueueRecord {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    static boolean isFifo(String name) {
        return name.endsWith(FIFO);
    }

    boolean isFifo() {
        return isFifo(name);
    }

    /** Returns an attribute that was set, or its default. */
    String attribute(String attribute) {
        return QueueAttributes.withDefaults(this).getOrDefault(attribute, "");
    }

    QueueRecord withAttributes(SortedMap<String, String> other, Instant now) {
        return new QueueRecord(name, region, id, created, now, other, tags);
    }

    QueueRecord withTags(SortedMap<String, String> other) {
        return new QueueRecord(name, region, id, created, modified, attributes, other);
    }
}
