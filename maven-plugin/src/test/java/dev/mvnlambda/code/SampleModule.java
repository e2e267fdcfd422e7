package dev.mvnlambda.code;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A module's output on disk; also a program that writes its archive, so that a test can run it in another JVM. */
final class SampleModule {
    private final Path directory;

    SampleModule(Path directory) {
        this.directory = directory;
    }

    public static void main(String... args) throws IOException {
        new SampleModule(Path.of(args[0])).written().archive();
    }

    SampleModule written() throws IOException {
        classFile("orders/Billing.class", 61);
        classFile("orders/Shop.class", 61);
        file("application.properties", "greeting=grüße");
        file("META-INF/lambda/manifest.json", "{}");
        jar("util-1.0.jar", "util/Util.class", "util");
        return this;
    }

    Archive archive() throws IOException {
        return archive(List.of(new Library("org.util", directory.resolve("util-1.0.jar"), false)));
    }

    Archive archive(List<Library> libraries) throws IOException {
        return ArchiveWriter.write(directory.resolve("classes"), libraries, zip());
    }

    Path zip() {
        return directory.resolve("lambda/sample.zip");
    }

    Path file(String name, String content) throws IOException {
        Path file = directory.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path classFile(String name, int major) throws IOException {
        Path file = file(name, "");
        return Files.write(
                file, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) major});
    }

    Path jar(String name, String entry, String content) throws IOException {
        Path jar = directory.resolve(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry constant = new ZipEntry(entry);
            constant.setTime(0);
            zip.putNextEntry(constant);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
