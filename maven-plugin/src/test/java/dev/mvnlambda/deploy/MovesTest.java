package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer reads after each change. */
final class MovesTest {
    @TempDir
    private Path directory;

    @AutoClose
    private TestAccount account;

    private List<FunctionRow> before = List.of();

    @BeforeEach
    void open() {
        account = new TestAccount(directory.resolve("account"));
    }

    private String line(Module module) {
        Report report = account.session().deploy(module);
        String line = Moves.line(before, report, Duration.ofMillis(740)).orElse("");
        before = report.functions();
        return line;
    }

    @Test
    void anAddressIsToldWhenItIsNew() {
        assertThat(line(module(directory, "one", versioned("Orders")))).isEqualTo("Orders is new, in 0.7 s");
        assertThat(line(module(directory, "one", versioned("Orders").url())))
                .isEqualTo("Orders changed at " + before.get(0).url() + ", in 0.7 s");
        assertThat(line(module(directory, "two", versioned("Orders").url()))).isEqualTo("Orders 1 → 2, in 0.7 s");
        assertThat(line(module(directory, "three", versioned("Orders")))).isEqualTo("Orders 2 → 3, in 0.7 s");
        assertThat(line(module(directory, "four", versioned("Orders").url())))
                .isEqualTo("Orders 3 → 4 at " + before.get(0).url() + ", in 0.7 s");
        assertThat(line(module(directory, "four", versioned("Orders").url()))).isEmpty();
    }
}
