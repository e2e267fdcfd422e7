package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows is what these tests build and run. */
class ReadmeTest {
    private static final Pattern SNIPPET = Pattern.compile("<!-- (\\S+) (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);

    @Test
    void everySnippetIsTakenFromAFileThatIsBuilt() throws IOException {
        Matcher snippets = SNIPPET.matcher(read("README.md"));
        int found = 0;
        while (snippets.find()) {
            found++;
            assertThat(snippets.group(3))
                    .as(snippets.group(1) + " " + snippets.group(2))
                    .isEqualTo(tagged(snippets.group(1), snippets.group(2)));
        }
        assertThat(found).isEqualTo(7);
    }

    @Test
    void theTestCommandIsTheOneThatDecidesWhetherAChangeLands() throws IOException {
        assertThat(read("README.md")).contains("\nmvn verify\n");
        assertThat(read(".ci/run")).contains("mvn --batch-mode --no-transfer-progress verify");
    }

    private static String read(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    private static Path root() {
        return Settings.projects().toAbsolutePath().resolveSibling(".").normalize();
    }

    /** The lines between the tags of a file, as far to the left as they go. */
    private static String tagged(String file, String tag) throws IOException {
        List<String> lines = read(file)
                .lines()
                .dropWhile(line -> !line.contains("tag::" + tag + "[]"))
                .skip(1)
                .takeWhile(line -> !line.contains("end::" + tag + "[]"))
                .toList();
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> (line.isBlank() ? "" : line.substring(indent)) + "\n")
                .collect(Collectors.joining());
    }
}
