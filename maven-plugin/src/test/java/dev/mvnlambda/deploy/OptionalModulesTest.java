package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of a module that only triggers need is never touched before the module was asked for. */
final class OptionalModulesTest {
    @TempDir
    Path directory;

    @Test
    void functionsUrlsAndQueuesAreDeployedWithoutThem() throws Exception {
        new WithoutModules().run(WholeLife.class, directory);
    }

    @Test
    void theirClassesAreOutOfReachThere() {
        assertThatThrownBy(() -> new WithoutModules().run(Topics.class, directory))
                .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    /** Every goal once. */
    static final class WholeLife implements Consumer<Path> {
        @Override
        public void accept(Path directory) {
            try (TestAccount account = new TestAccount(directory.resolve("account"))) {
                var module = Functions.module(
                        directory,
                        "one",
                        Functions.versioned("Orders")
                                .url()
                                .makes("orders", 3)
                                .async(1, "")
                                .link("Billing"),
                        Functions.bare("Billing").url());
                assertThat(account.session().plan(module).plan().steps()).isNotEmpty();
                assertThat(TestAccount.failure(account.session().deploy(module)))
                        .isEmpty();
                assertThat(account.session().refresh().plan(module).plan().steps())
                        .isEmpty();
                assertThat(account.session().status().functions()).hasSize(2);
                assertThat(TestAccount.failure(account.session().remove(true))).isEmpty();
            }
        }
    }

    /** Names a class of such a module. */
    static final class Topics implements Consumer<Path> {
        @Override
        public void accept(Path directory) {
            software.amazon.awssdk.services.sns.SnsClient.builder();
        }
    }
}
