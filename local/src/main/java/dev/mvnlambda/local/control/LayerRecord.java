package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A layer.
 *
 * @param versions by number, which is never used again: deleted ones stay for the functions that have them
 */
record LayerRecord(String name, SortedMap<Integer, LayerVersionRecord> versions) {

    LayerRecord {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    int nextVersion() {
        return versions.isEmpty() ? 1 : versions.lastKey() + 1;
    }

    /** Returns a version that was not deleted. */
    Optional<LayerVersionRecord> version(long number) {
        return Optional.ofNullable(versions.get(Math.toIntExact(number))).filter(version -> !version.deleted());
    }

    /** Returns the versions that were not deleted, the newest first. */
    Stream<LayerVersionRecord> newestFirst() {
        return List.copyOf(versions.values()).stream()
                .filter(version -> !version.deleted())
                .sorted((one, other) ->
                        Long.compare(other.shown().version(), one.shown().version()));
    }

    /** Returns the layer with one more version, or with another state of one. */
    LayerRecord with(LayerVersionRecord version) {
        SortedMap<Integer, LayerVersionRecord> more = new TreeMap<>(versions);
        more.put(Math.toIntExact(version.shown().version()), version);
        return new LayerRecord(name, more);
    }

    /** Returns the layer in which one version differs, if it is there. */
    LayerRecord with(long number, UnaryOperator<LayerVersionRecord> change) {
        return version(number).map(change).map(this::with).orElse(this);
    }
}
