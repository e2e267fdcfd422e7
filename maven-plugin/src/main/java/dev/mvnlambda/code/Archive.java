package dev.mvnlambda.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A module's code as AWS receives it.
 *
 * @param path the zip file
 * @param codeSha256 of its bytes, in base64, as AWS gives it back
 * @param contentHash over the names and bytes of its entries, in hex: equal content has an equal hash, whatever wrote it
 * @param size of the zip file in bytes
 * @param entries sorted by name
 */
public record Archive(Path path, String codeSha256, String contentHash, long size, List<Entry> entries) {
    /** AWS takes larger archives through S3 only. */
    public static final long DIRECT_LIMIT = 52_428_800;

    /** AWS runs nothing that is larger unpacked; its layers count too. */
    public static final long UNPACKED_LIMIT = 262_144_000;

    private static final int NAMED_ENTRIES = 5;

    /** One file of an archive, with its size unpacked, in bytes. */
    public record Entry(String name, long size) {}

    /** Copies what it is given. */
    public Archive {
        entries = List.copyOf(entries);
    }

    /**
     * Reads an archive that was written before.
     *
     * @throws CodeException if there is none
     */
    public static Archive read(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            Digest content = new Digest();
            for (ZipEntry entry : entries) {
                content.text(entry.getName()).number(entry.getSize()).stream(zip.getInputStream(entry));
            }
            return new Archive(
                    path,
                    Base64.getEncoder()
                            .encodeToString(new Digest()
                                    .stream(Files.newInputStream(path)).bytes()),
                    HexFormat.of().formatHex(content.bytes()),
                    Files.size(path),
                    entries.stream()
                            .map(entry -> new Entry(entry.getName(), entry.getSize()))
                            .toList());
        } catch (NoSuchFileException e) {
            throw new CodeException(
                    path + " is missing, but a deploy needs the packaged code. Run mvn package first, with "
                            + "the goal package of lambda-maven-plugin among the plugin's executions.");
        }
    }

    /** What the archive takes unpacked, in bytes. */
    public long unpackedSize() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /**
     * Checks that AWS takes the archive within a request.
     *
     * @throws CodeException if it must go through S3
     */
    public void checkDirectUpload() {
        if (size > DIRECT_LIMIT) {
            throw new CodeException(path.getFileName() + " has " + megabytes(size)
                    + ", but AWS takes at most 50.0 MB in a request. Set -Dlambda.bucket to a bucket of the same region, or "
                    + "leave something out; the largest: " + largest() + ".");
        }
    }

    /**
     * Checks that AWS would run the archive.
     *
     * @throws CodeException if it is too large unpacked
     */
    public void checkUnpackedSize() {
        if (unpackedSize() > UNPACKED_LIMIT) {
            throw new CodeException(path.getFileName() + " has " + megabytes(unpackedSize())
                    + " unpacked, but AWS runs at most 250.0 MB. Exclude dependencies that the functions do not need; the "
                    + "largest: " + largest() + ".");
        }
    }

    /**
     * Checks that the classes are those that were packaged.
     *
     * @param classes the class output of the module
     * @throws CodeException if they were compiled again since
     */
    public void checkHolds(Path classes) throws IOException {
        Map<String, Path> files = new ClassesDirectory(classes).files();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                ZipEntry entry = zip.getEntry(file.getKey());
                if (entry == null || entry.getCrc() != StoredZip.crc(Files.readAllBytes(file.getValue()))) {
                    throw stale(file.getKey());
                }
            }
        }
        for (Entry entry : entries) {
            if (!Libraries.isEntryName(entry.name()) && !files.containsKey(entry.name())) {
                throw stale(entry.name());
            }
        }
    }

    private CodeException stale(String name) {
        return new CodeException(path.getFileName() + " is not what the classes are now (" + name
                + " differs), but code and settings are deployed together. Run mvn package first.");
    }

    /**
     * The managed runtime that fits the class file of a handler.
     *
     * @param handlerClass its binary name
     * @throws CodeException if the archive has no such class, or AWS no such runtime
     */
    public String runtimeFor(String handlerClass) throws IOException {
        String name = handlerClass.replace('.', '/') + ".class";
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new CodeException(handlerClass + " is a handler, but " + path.getFileName()
                        + " does not hold its class. Run mvn package again.");
            }
            return ClassFile.read(zip.getInputStream(entry)).runtime(handlerClass);
        }
    }

    private String largest() {
        return entries.stream()
                .sorted(Comparator.comparingLong(Entry::size).reversed().thenComparing(Entry::name))
                .limit(NAMED_ENTRIES)
                .map(entry -> entry.name() + " (" + megabytes(entry.size()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_048_576.0);
    }
}
