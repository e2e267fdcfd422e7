package dev.mvnlambda.local.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks an archive within AWS's bound, and never outside of the directory given. */
final class Unzip {

    private static final long USUAL_BOUND = 262_144_000;
    private static final int BUFFER = 65_536;

    private final Path directory;
    private final long bound;
    private long remaining;

    private Unzip(Path directory, long bound) {
        this.directory = directory.toAbsolutePath().normalize();
        this.bound = bound;
        this.remaining = bound;
    }

    static void into(Path directory, byte[] archive) throws IOException {
        into(directory, archive, USUAL_BOUND);
    }

    /** Unpacks less than so many bytes. */
    static void into(Path directory, byte[] archive, long bound) throws IOException {
        new Unzip(directory, bound).unpack(archive);
    }

    private void unpack(byte[] archive) throws IOException {
        Files.createDirectories(directory);
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(zip, entry);
                entries++;
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw unreadable();
        }
        if (entries == 0) {
            throw unreadable();
        }
    }

    private void unpack(InputStream zip, ZipEntry entry) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw unreadable();
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (OutputStream file = Files.newOutputStream(target)) {
            copy(zip, file);
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            remaining -= read;
            if (remaining <= 0) {
                throw Faults.invalidParameter("Unzipped size must be smaller than " + bound + " bytes");
            }
            to.write(buffer, 0, read);
        }
    }

    private static RuntimeException unreadable() {
        return Faults.invalidParameter(
                "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }
}
