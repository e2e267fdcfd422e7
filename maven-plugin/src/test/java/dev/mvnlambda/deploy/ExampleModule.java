package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.processor.Generation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One handler of the examples as a module of its own, read by the processor as a user's build does. */
final class ExampleModule {
    private static final Path SOURCES = Path.of("src/test/java/com/example/triggers");

    private final Path directory;
    private final String name;

    /**
     * The module of a handler.
     *
     * @param directory to work in
     */
    ExampleModule(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /** As it stands. */
    Module asWritten() {
        return module(source(), 0);
    }

    /** With other code, and all else the same. */
    Module withOtherCode() {
        return module(source(), 1);
    }

    /** Without the annotation and its like, so that what they bring can be told apart. */
    Module without(String annotation) {
        return module(
                source().replaceAll(
                                "(?ms)^@" + annotation
                                        + "\\b(?:\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\"|\\([^()]*\\))*\\))?\\n",
                                ""),
                0);
    }

    /** The source, from its annotations on. */
    String shown() {
        return source().replaceAll("(?s)^.*?(?=^@)", "")
                .replaceFirst("(?s)\\A.*?\\n(?=@\\w)", "")
                .strip();
    }

    String source() {
        try {
            return Files.readString(SOURCES.resolve(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Module module(String source, int revision) {
        try {
            Path root = Files.createTempDirectory(Files.createDirectories(directory), name);
            Path file = root.resolve("src/com/example/triggers/" + name + ".java");
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, source);
            Generation.Outcome outcome = Generation.run(new Generation.Input(
                    List.of(root.resolve("src")),
                    classPath(),
                    null,
                    "UTF-8",
                    "com.example.triggers",
                    root.resolve("generated"),
                    Files.createDirectories(root.resolve("classes"))));
            assertThat(outcome.problems()).isEmpty();
            return new Module(outcome.manifest().orElseGet(() -> new Manifest(List.of())), archive(root, revision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private Archive archive(Path root, int revision) throws IOException {
        String file = "com/example/triggers/" + name + ".class";
        Path zip = root.resolve("code.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8);
                var bytes = Objects.requireNonNull(ExampleModule.class.getResourceAsStream("/" + file), file)) {
            ZipEntry entry = new ZipEntry(file);
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write(bytes.readAllBytes());
            ZipEntry revised = new ZipEntry("revision");
            revised.setTime(0);
            out.putNextEntry(revised);
            out.write(revision);
        }
        return Archive.read(zip);
    }
}
