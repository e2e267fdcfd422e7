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
}
