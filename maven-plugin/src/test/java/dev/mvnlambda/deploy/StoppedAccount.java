package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.io.TempDir;

/** Accounts in which a goal is stopped anywhere, with several answers to the questions that AWS leaves open. */
@SuppressWarnings("NullAway.Init") // JUnit sets the field
abstract class StoppedAccount {
    @TempDir
    Path directory;

    private int accounts;

    interface Goal {
        void run(TestAccount.Session session);
    }

    /** Run once more after its end, it undoes itself; so only one that stopped is run again. */
    interface Undone extends Goal {}

    interface Check {
        void holds(TestAccount account);
    }

    /** What AWS does where that is not settled. */
    Stream<Switches> answers() {
        return OpenQuestions.both();
    }

    /** Makes what others have in each account before the first goal. */
    void furnish(TestAccount account) {}

    static Goal deploy(Module module) {
        return session -> session.deploy(module);
    }

    static Goal remove() {
        return session -> session.remove(true);
    }

    static void holdsNothing(TestAccount account) {
        assertThat(account.lambda().listFunctions().functions()).isEmpty();
        assertThat(account.session().remove(true).outcomes()).isEmpty();
    }

    final Stream<DynamicTest> everywhere(Goal first, Goal stopped, Check check) {
        return answers()
                .map(switches -> DynamicTest.dynamicTest(switches.toString(), () -> {
                    StopAnywhere<TestAccount> anywhere =
                            new StopAnywhere<>(() -> furnished(switches), Function.identity());
                    (stopped instanceof Undone ? anywhere.butNotAgainAfterItsEnd() : anywhere)
                            .holds(
                                    account -> first.run(account.session()),
                                    (account, session) -> stopped.run(session),
                                    check::holds);
                }));
    }

    private TestAccount furnished(Switches switches) {
        TestAccount account = new TestAccount(
                LocalOptions.in(directory.resolve("account-" + accounts++)).with(switches));
        furnish(account);
        return account;
    }
}
