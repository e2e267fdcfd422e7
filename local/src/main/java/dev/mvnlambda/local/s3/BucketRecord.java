package dev.mvnlambda.local.s3;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/**
 * A bucket.
 *
 * @param notifications its one document
 * @param sequence how many events it had; orders those of one object
 */
record BucketRecord(
        String name,
        String region,
        Instant created,
        NotificationConfiguration notifications,
        SortedMap<String, String> tags,
        long sequence) {

    BucketRecord {
        tags = copy(tags);
    }

    // state of before buckets had tags has none
    private static SortedMap<String, String> copy(@Nullable SortedMap<String, String> tags) {
        return Collections.unmodifiableSortedMap(tags == null ? new TreeMap<>() : new TreeMap<>(tags));
    }

    String arn() {
        return "arn:aws:s3:::" + name;
    }

    BucketRecord with(NotificationConfiguration other) {
        return new BucketRecord(name, region, created, other, tags, sequence);
    }

    BucketRecord withTags(SortedMap<String, String> other) {
        return new BucketRecord(name, region, created, notifications, other, sequence);
    }

    BucketRecord afterEvent() {
        return new BucketRecord(name, region, created, notifications, tags, sequence + 1);
    }
}
