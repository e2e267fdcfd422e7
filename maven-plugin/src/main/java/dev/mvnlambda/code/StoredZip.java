package dev.mvnlambda.code;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes zip files whose bytes depend on names and contents alone: a constant local time, no permissions, and nothing
 * compressed, since two builds of zlib may compress the same bytes differently. Jars are compressed already, so this costs
 * little.
 */
final class StoredZip implements AutoCloseable {
    // local, so that the time zone does not count; the JDK adds a field in UTC to the very first date that a zip file
    // knows
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    StoredZip(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    void add(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc(content));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
