package dev.mvnlambda.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The files under some directories as they were at one moment, by time and size. */
record Snapshot(Map<Path, Stamp> files) {

    /** What tells one content of a file from another. */
    record Stamp(FileTime time, long size) {}

    /** Copies what it is given. */
    Snapshot {
        files = Map.copyOf(files);
    }

    /**
     * Looks; a directory that is missing, and a file that goes meanwhile, are passed over.
     *
     * @param concerned which files count
     */
    static Snapshot of(List<Path> directories, Predicate<Path> concerned) throws IOException {
        Map<Path, Stamp> files = new HashMap<>();
        SimpleFileVisitor<Path> collector = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && concerned.test(file)) {
                    files.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        };
        for (Path directory : directories) {
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
        }
        return new Snapshot(files);
    }

    /** The files that are not as they were. */
    Set<Path> changedSince(Snapshot earlier) {
        Set<Path> changed = new HashSet<>();
        files.forEach((file, stamp) -> {
            if (!stamp.equals(earlier.files.get(file))) {
                changed.add(file);
            }
        });
        return changed;
    }

    /** The files that are there no more. */
    Set<Path> goneSince(Snapshot earlier) {
        Set<Path> gone = new HashSet<>(earlier.files.keySet());
        gone.removeAll(files.keySet());
        return gone;
    }
}
