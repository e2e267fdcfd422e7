package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A log group.
 *
 * @param retentionDays absent when events stay for ever
 */
record LogGroupRecord(
        String name,
        String region,
        Instant created,
        @Nullable Integer retentionDays,
        SortedMap<String, String> tags) {

    LogGroupRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    LogGroupRecord withRetention(@Nullable Integer days) {
        return new LogGroupRecord(name, region, created, days, tags);
    }

    LogGroupRecord withTags(SortedMap<String, String> other) {
        return new LogGroupRecord(name, region, created, retentionDays, other);
    }
}
