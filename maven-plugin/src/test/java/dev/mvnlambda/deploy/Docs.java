package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Pages of the documentation that tests generate; {@code -Ddocs.refresh} writes them anew. */
final class Docs {
    private static final Path DOCS = Path.of("../docs");

    private Docs() {}

    /** A page is this text. */
    static void check(String name, String text) {
        Path file = DOCS.resolve(name);
        try {
            if (System.getProperty("docs.refresh") != null) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, text);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s; -Ddocs.refresh writes it anew", file)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page holds this text between two lines; the rest of it is written by hand. */
    static void check(String name, String begin, String end, String text) {
        try {
            String page = Files.readString(DOCS.resolve(name));
            int from = page.indexOf(begin) + begin.length();
            check(name, page.substring(0, from) + text + page.substring(page.indexOf(end, from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
