package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.TaskRoot;
import dev.mvnlambda.local.state.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A directory beside the archive that it was unpacked from. What a handler deleted, wrote over or added is told by names, sizes
 * and times: all files are as old as the archive, or older.
 */
record UnpackedArchive(Path directory, Path archive) implements TaskRoot {

    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public void restore() throws IOException {
        synchronized (ONE_AT_A_TIME) {
            if (Files.exists(archive)) {
                restoreFromArchive();
            }
        }
    }

    private void restoreFromArchive() throws IOException {
        FileTime unpacked = Files.getLastModifiedTime(archive);
        Set<Path> deployed = new HashSet<>();
        boolean wasWhole = true;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = directory.resolve(entry.getName()).normalize();
                deployed.add(file);
                if (!isWhole(file, entry, unpacked)) {
                    wasWhole = false;
                    write(file, zip, entry);
                }
            }
        }
        deleteAllBut(deployed);
        if (!wasWhole) {
            Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
        }
    }

    private static boolean isWhole(Path file, ZipEntry entry, FileTime unpacked) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return found.size() == entry.getSize() && found.lastModifiedTime().compareTo(unpacked) <= 0;
    }

    private static void write(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream content = zip.getInputStream(entry)) {
            WholeFile.write(file, content.readAllBytes());
        }
    }

    private void deleteAllBut(Set<Path> deployed) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> added = files.filter(file -> !Files.isDirectory(file))
                    .filter(file -> !deployed.contains(file))
                    .toList();
            for (Path file : added) {
                Files.delete(file);
            }
        }
    }
}
