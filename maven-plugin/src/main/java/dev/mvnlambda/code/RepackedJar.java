package dev.mvnlambda.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar of this build, or the classes that it is to be made of, without what changes when its code does not: time stamps, and
 * the settings of its functions.
 */
final class RepackedJar {
    // Maven writes the time of the build into the properties there
    private static final String BUILD_STAMPS = "META-INF/maven/";

    private RepackedJar() {}

    static byte[] bytes(Path file) throws IOException {
        Map<String, byte[]> entries = Files.isDirectory(file) ? classes(file) : entries(file);
        ByteArrayOutputStream repacked = new ByteArrayOutputStream();
        try (StoredZip zip = new StoredZip(repacked)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.add(entry.getKey(), entry.getValue());
            }
        }
        return repacked.toByteArray();
    }

    private static Map<String, byte[]> classes(Path directory) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (Map.Entry<String, Path> file :
                new ClassesDirectory(directory).files().entrySet()) {
            entries.put(file.getKey(), Files.readAllBytes(file.getValue()));
        }
        return entries;
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (isCode(entry.getName())) {
                    entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return entries;
    }

    private static boolean isCode(String name) {
        return !name.startsWith(BUILD_STAMPS) && !name.startsWith(ClassesDirectory.MANIFEST_DIRECTORY);
    }
}
