package dev.mvnlambda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compiles the sources of a directory of {@code src/test/golden} and compares what is written with what stands beside them.
 * With {@code -Dgolden.refresh} it writes that anew.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final String OURS = "Resource.java";

    @ParameterizedTest
    @ValueSource(strings = {"api", "defaults", "everything", "shop"})
    void whatIsWrittenIsAsExpected(String name) throws IOException {
        Path directory = GOLDEN.resolve(name);
        Compilation compilation = Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .withOptions(
                        "-A" + ManifestProcessor.RESOURCE_PACKAGE + "=com.example", "-Xlint:all,-processing", "-Werror")
                .compile(sources(directory));

        assertThat(compilation.diagnostics()).isEmpty();
        String manifest = text(compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, Manifest.PATH)
                .orElseThrow());
        String resource = text(compilation
                .generatedSourceFile("com.example.Resource")
                .map(FileObject.class::cast)
                .orElseThrow());
        expect(directory.resolve("manifest.json"), manifest);
        expect(directory.resolve(OURS), resource);
        assertThat(ManifestJson.write(ManifestJson.read(manifest, name))).isEqualTo(manifest);
    }

    private static void expect(Path file, String actual) throws IOException {
        if (System.getProperty("golden.refresh") != null) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }

    private static List<JavaFileObject> sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith(OURS))
                    .sorted()
                    .map(GoldenTest::source)
                    .toList();
        }
    }

    private static JavaFileObject source(Path file) {
        try {
            return JavaFileObjects.forResource(file.toUri().toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(FileObject file) throws IOException {
        try (var in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
