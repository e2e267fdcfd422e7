package dev.mvnlambda.manifest;

import java.util.List;

/**
 * An entry in the notifications of a bucket.
 *
 * @param source the name of the bucket
 * @param events such as {@code s3:ObjectCreated:*}
 * @param prefix that keys have to begin with, or empty
 * @param suffix that keys have to end with, or empty
 */
public record S3Spec(String source, List<String> events, String prefix, String suffix) implements TriggerSpec {
    /** Copies what it is given. */
    public S3Spec {
        events = List.copyOf(events);
    }

    /**
     * Whether one event could match both, which AWS does not take within one bucket: they have an event in common, and both
     * their prefixes and their suffixes overlap.
     */
    public boolean overlaps(S3Spec other) {
        return source.equals(other.source)
                && events.stream().anyMatch(event -> other.events.stream().anyMatch(same -> includes(event, same)))
                && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }

    /** Whether one of two events is the other, or stands for it. */
    public static boolean includes(String event, String other) {
        return event.equals(other) || standsFor(event, other) || standsFor(other, event);
    }

    private static boolean standsFor(String any, String event) {
        return any.endsWith("*") && event.startsWith(any.substring(0, any.length() - 1));
    }
}
