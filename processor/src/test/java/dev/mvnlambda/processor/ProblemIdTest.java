package dev.mvnlambda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemIdTest {
    @Test
    void everyIdHasATest() throws IOException {
        String tests = tests();

        List<ProblemId> untested = Stream.of(ProblemId.values())
                .filter(id -> !tests.contains("[" + id + "]"))
                .toList();

        assertThat(untested).isEmpty();
    }

    @Test
    void anIdReadsLikeItsName() {
        assertThat(ProblemId.values()).allMatch(id -> id.name().replace("_", "").equalsIgnoreCase(id.toString()));
    }

    private static String tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(ProblemIdTest::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
