package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * An event source mapping, which changes by itself at a moment.
 *
 * @param before what is shown until then
 * @param after what is shown from then on; absent when the mapping is gone then
 * @param polling what is polled until then; absent while nothing is
 */
record MappingRecord(
        String region,
        EventSourceMappingConfiguration before,
        @Nullable EventSourceMappingConfiguration after,
        Instant at,
        @Nullable EventSourceMappingConfiguration polling,
        SortedMap<String, String> tags) {

    private static final String ENABLED = "Enabled";

    MappingRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Returns what is shown; absent once the mapping is gone. */
    Optional<EventSourceMappingConfiguration> shown(Instant now) {
        return isSettled(now) ? Optional.ofNullable(after) : Optional.of(before);
    }

    /** Returns the settings to poll with; what was polled before a change goes on until it holds. */
    Optional<EventSourceMappingConfiguration> polled(Instant now) {
        return isSettled(now)
                ? Optional.ofNullable(after).filter(mapping -> ENABLED.equals(mapping.state()))
                : Optional.ofNullable(polling);
    }

    boolean isSettled(Instant now) {
        return !now.isBefore(at);
    }

    MappingRecord withTags(SortedMap<String, String> other) {
        return new MappingRecord(region, before, after, at, polling, other);
    }
}
