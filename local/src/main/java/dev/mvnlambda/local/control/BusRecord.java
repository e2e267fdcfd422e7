package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event bus that somebody made; the default one is always there. */
record BusRecord(
        String name, String region, @Nullable String description, Instant created, SortedMap<String, String> tags) {

    BusRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    BusRecord withTags(SortedMap<String, String> other) {
        return new BusRecord(name, region, description, created, other);
    }
}
