package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A group of schedules that somebody made; the default one is always there. */
record ScheduleGroupRecord(String name, String region, Instant created, SortedMap<String, String> tags) {

    ScheduleGroupRecord {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    ScheduleGroupRecord withTags(SortedMap<String, String> other) {
        return new ScheduleGroupRecord(name, region, created, other);
    }
}
