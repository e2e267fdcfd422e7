package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the triggers are what the code says and does; {@code -Ddocs.refresh} writes them anew. */
final class TriggerPagesTest {
    private static final Path ANNOTATIONS = Path.of("../annotations/src/main/java/dev/mvnlambda/annotation");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> eachPageIsWhatTheCodeSaysAndDoes() {
        return Trigger.ALL.stream()
                .map(trigger -> DynamicTest.dynamicTest(
                        trigger.kind(),
                        () -> Docs.check(
                                "triggers/" + trigger.kind() + ".md",
                                page(trigger).markdown())));
    }

    @Test
    void theTableListsThemAll() {
        Docs.check(
                "triggers.md",
                """
                # Triggers

                Each calls the alias when versions are published, else the function. The pages are generated from the annotations' own
                documentation and from what a deploy of each example sends.

                | annotation | what it does | the handler takes | granted to |
                |---|---|---|---|
                """
                        + Trigger.ALL.stream()
                                .map(this::page)
                                .map(TriggerPage::row)
                                .collect(Collectors.joining("\n")) + "\n");
    }

    @Test
    void everyTriggerHasAPage() throws IOException {
        try (Stream<Path> files = Files.list(ANNOTATIONS)) {
            List<String> triggers = files.map(
                            file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith("Trigger")
                            || name.endsWith("Route")
                            || name.equals("Url")
                            || name.equals("Authorizer"))
                    .toList();
            assertThat(Trigger.ALL).extracting(Trigger::annotation).containsAll(triggers);
        }
    }

    @Test
    void everyPageHasASampleEventOfItsName() {
        assertThat(EventKind.ALL)
                .extracting(kind -> kind.name().startsWith("cognito-") ? "cognito" : kind.name())
                .containsAll(Trigger.ALL.stream().map(Trigger::kind).toList());
    }

    private TriggerPage page(Trigger trigger) {
        try {
            return TriggerPage.of(trigger, Files.createTempDirectory(directory, trigger.kind()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
