package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.module;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An account that each test has for itself, and what most tests do with it. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
abstract class DeployedAccount {
    @TempDir
    Path directory;

    TestAccount account;

    @BeforeEach
    final void openAccount() {
        account = new TestAccount(directory.resolve("account"));
    }

    @AfterEach
    final void closeAccount() {
        account.close();
    }

    /** A module of these functions; all that it makes have the same code. */
    final Module code(Functions... functions) {
        return module(directory, "one", functions);
    }

    /** Deploys, which must succeed, and returns what was called. */
    final Interference deployed(TestAccount.Session session, Module... modules) {
        Report report = session.deploy(modules);
        assertThat(TestAccount.failure(report)).isEmpty();
        return session.interference();
    }

    final Interference deployed(Module... modules) {
        return deployed(account.session(), modules);
    }

    final void makeQueue(String name) {
        account.sqs().createQueue(r -> r.queueName(name));
    }

    /** A plan of the same is empty, also one that reads everything. */
    final void findsNothingMore(Module module) {
        assertThat(account.session().plan(module).plan().steps()).isEmpty();
        assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
    }
}
