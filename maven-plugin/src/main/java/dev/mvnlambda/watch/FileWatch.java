package dev.mvnlambda.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sees what changes under some directories, and tells it once nothing more does. It looks when it is asked, since the JDK's own
 * watch service takes seconds where the system has no notices of changes that it knows.
 */
public final class FileWatch {
    private final List<Path> directories;
    private final Predicate<Path> concerned;
    private final Duration quiet;
    private final InstantSource clock;
    private Snapshot told;
    private Snapshot seen;
    private Instant seenFirst;
    private Instant lookedBefore;

    /**
     * Watches from now on.
     *
     * @param directories with all that is below them, or single files; each may be missing
     * @param concerned which files count
     * @param quiet how long nothing may change before a change is told
     */
    public FileWatch(List<Path> directories, Predicate<Path> concerned, Duration quiet, InstantSource clock)
            throws IOException {
        this.directories = List.copyOf(directories);
        this.concerned = concerned;
        this.quiet = quiet;
        this.clock = clock;
        this.told = Snapshot.of(this.directories, concerned);
        this.seen = told;
        this.seenFirst = clock.instant();
        this.lookedBefore = seenFirst;
    }

    /**
     * Looks; empty while there is nothing new, or it is not over yet.
     *
     * @param whole whether a change is all of it; one that is not is asked about again at the next look
     */
    public Optional<Change> look(Predicate<Change> whole) throws IOException {
        Instant now = clock.instant();
        note(now);
        Optional<Change> change =
                Duration.between(seenFirst, now).compareTo(quiet) < 0 ? Optional.empty() : change().filter(whole);
        change.ifPresent(over -> told = seen);
        return change;
    }

    /** Looks, and tells what is new though it may not be over yet. */
    public Optional<Change> lookAtOnce() throws IOException {
        note(clock.instant());
        Optional<Change> change = change();
        told = seen;
        return change;
    }

    private void note(Instant now) throws IOException {
        Snapshot current = Snapshot.of(directories, concerned);
        if (!current.equals(seen)) {
            seen = current;
            seenFirst = now;
        } else {
            lookedBefore = seen.equals(told) ? now : lookedBefore;
        }
    }

    private Optional<Change> change() {
        Set<Path> written = seen.changedSince(told);
        Set<Path> gone = seen.goneSince(told);
        return written.isEmpty() && gone.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(written, gone, time(written)));
    }

    /** By the files' own times, as far as they fit what was seen: a copy may bear the time of what it was copied from. */
    private Instant time(Set<Path> written) {
        Instant newest = written.stream()
                .map(file -> Objects.requireNonNull(seen.files().get(file)).time())
                .max(FileTime::compareTo)
                .map(FileTime::toInstant)
                .orElse(seenFirst);
        if (newest.isBefore(lookedBefore)) {
            return lookedBefore;
        }
        return newest.isAfter(seenFirst) ? seenFirst : newest;
    }
}
