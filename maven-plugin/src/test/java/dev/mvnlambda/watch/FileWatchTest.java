package dev.mvnlambda.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class FileWatchTest {
    private static final Duration QUIET = Duration.ofMillis(200);

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private FileWatch watch;

    @BeforeEach
    void watch() throws IOException {
        write("a/Old.class", "old");
        watch = new FileWatch(
                List.of(directory, directory.resolve("missing/later")),
                file -> file.toString().endsWith(".class"),
                QUIET,
                () -> now);
    }

    @Test
    void aChangeIsToldOnceAndOnlyWhenNothingMoreHappens() throws IOException {
        write("a/New.class", "new");
        assertThat(look()).isEmpty();
        pass(Duration.ofMillis(150));
        write("a/Another.class", "new");
        assertThat(look()).isEmpty();
        pass(Duration.ofMillis(150));
        assertThat(look()).isEmpty();
        pass(Duration.ofMillis(50));

        assertThat(look())
                .hasValueSatisfying(change -> assertThat(change.written())
                        .containsExactlyInAnyOrder(path("a/New.class"), path("a/Another.class")));
        pass(QUIET);
        assertThat(look()).isEmpty();
    }

    @Test
    void anotherTimeIsAChangeThoughTheSizeIsTheSame() throws IOException {
        Files.setLastModifiedTime(path("a/Old.class"), FileTime.from(now.plusSeconds(1)));

        assertThat(settled())
                .hasValueSatisfying(change -> assertThat(change.written()).containsExactly(path("a/Old.class")));
    }

    @Test
    void whatGoesIsAChange() throws IOException {
        Files.delete(path("a/Old.class"));

        assertThat(settled()).hasValueSatisfying(change -> {
            assertThat(change.gone()).containsExactly(path("a/Old.class"));
            assertThat(change.written()).isEmpty();
        });
    }

    @Test
    void whatIsOfNoConcernIsNone() throws IOException {
        write("a/notes.txt", "new");

        assertThat(settled()).isEmpty();
    }

    @Test
    void aDirectoryThatComesLaterIsSeen() throws IOException {
        write("missing/later/New.class", "new");

        assertThat(settled()).isPresent();
    }

    @Test
    void aChangeThatIsNotWholeIsAskedAboutAgainWithWhatCameSince() throws IOException {
        Files.delete(path("a/Old.class"));
        assertThat(look()).isEmpty();
        pass(QUIET);
        assertThat(watch.look(change -> change.gone().isEmpty())).isEmpty();

        write("a/Old.class", "written anew");
        assertThat(look()).isEmpty();
        pass(QUIET);

        assertThat(watch.look(change -> change.gone().isEmpty()))
                .hasValueSatisfying(change -> assertThat(change.written()).containsExactly(path("a/Old.class")));
    }

    @Test
    void whoCannotWaitIsToldAtOnce() throws IOException {
        write("a/New.class", "new");

        assertThat(watch.lookAtOnce()).isPresent();
        assertThat(settled()).isEmpty();
    }

    @Test
    void aChangeIsAsOldAsItsNewestFile() throws IOException {
        assertThat(look()).isEmpty();
        Instant written = now.plusMillis(30);
        write("a/New.class", "new");
        Files.setLastModifiedTime(path("a/New.class"), FileTime.from(written));
        pass(Duration.ofMillis(50));

        assertThat(settled()).map(Change::at).contains(written);
    }

    @Test
    void aCopyThatBearsAnOldTimeIsAsOldAsTheLookBefore() throws IOException {
        assertThat(look()).isEmpty();
        Instant before = now;
        write("a/New.class", "new");
        Files.setLastModifiedTime(path("a/New.class"), FileTime.from(now.minusSeconds(3600)));
        pass(Duration.ofMillis(50));

        assertThat(settled()).map(Change::at).contains(before);
    }

    private Optional<Change> settled() throws IOException {
        assertThat(look()).isEmpty();
        pass(QUIET);
        return look();
    }

    private Optional<Change> look() throws IOException {
        return watch.look(change -> true);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), text);
    }
}
