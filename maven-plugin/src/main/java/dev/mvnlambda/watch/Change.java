package dev.mvnlambda.watch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/**
 * What happened to files.
 *
 * @param written new ones, and those of other content
 * @param gone those that are there no more
 * @param at when the last of it happened
 */
public record Change(Set<Path> written, Set<Path> gone, Instant at) {

    /** Copies what it is given. */
    public Change {
        written = Set.copyOf(written);
        gone = Set.copyOf(gone);
    }
}
