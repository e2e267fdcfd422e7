package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever AWS does where that is not settled, a function's life is the same. */
final class OpenQuestionsTest {
    @TempDir
    private Path directory;

    static Stream<Switches> answers() {
        return OpenQuestions.many();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aLifeIsTheSameWhatever(Switches switches) {
        try (TestAccount account =
                new TestAccount(LocalOptions.in(directory.resolve("account")).with(switches))) {
            account.sqs().createQueue(r -> r.queueName("orders"));
            deploys(account, shop("one", 512), "1");
            assertThat(account.session().deploy(shop("one", 512)).outcomes()).isEmpty();

            TestAccount.Session code = account.session();
            code.deploy(shop("two", 512));
            assertThat(code.interference().changes())
                    .filteredOn(change -> !change.equals("UpdateAlias"))
                    .containsExactlyInAnyOrder(
                            "UpdateFunctionCode", "UpdateFunctionCode", "TagResource", "TagResource");
            deploys(account, shop("two", 512), "2");

            deploys(account, shop("two", 1024), "3");
            account.session().rollback();
            isAt(account, "2");
            account.session().release().deploy(shop("two", 1024));
            isAt(account, "3");
            deploys(account, shop("one", 512), "4");
            moves(account);
            account.session().remove(true);
            StoppedAccount.holdsNothing(account);
        }
    }

    @Test
    void anyTwoQuestionsMeetWithBothAnswersOfEach() {
        for (String one : Switches.names()) {
            for (String other : Switches.names()) {
                if (!one.equals(other)) {
                    assertThat(OpenQuestions.everyTwo())
                            .extracting(one, other)
                            .as("%s and %s", one, other)
                            .contains(tuple(true, true), tuple(true, false), tuple(false, true), tuple(false, false));
                }
            }
        }
    }

    private Module shop(String code, int memory) {
        return module(
                directory,
                code,
                versioned("Shop")
                        .url()
                        .sqs("orders")
                        .tag("team", "a")
                        .memory(memory)
                        .keep(2),
                bare("Legacy").url());
    }

    /** Turns versions on for one function and off for the other. */
    private void moves(TestAccount account) {
        Module moved = module(
                directory,
                "one",
                bare("Shop").url().sqs("orders").tag("owner", "b").memory(512),
                versioned("Legacy").url());
        account.session().yes().deploy(moved);
        StopAnywhere.findsNothingMore(account, moved);
        assertThat(account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings())
                .extracting("functionArn")
                .containsExactly("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop");
    }

    private static void deploys(TestAccount account, Module module, String version) {
        assertThat(TestAccount.failure(account.session().deploy(module))).isEmpty();
        StopAnywhere.findsNothingMore(account, module);
        isAt(account, version);
    }

    private static void isAt(TestAccount account, String version) {
        assertThat(account.lambda()
                        .getAlias(r -> r.functionName("shop-dev-Shop").name("LatestAlias"))
                        .functionVersion())
                .isEqualTo(version);
    }
}
