package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static dev.mvnlambda.deploy.StopAnywhere.findsNothingMore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Resuming is running again: a goal that dies after any change is ended by the next run, and the run after that finds
 * nothing. With both answers to what AWS leaves open.
 */
final class StoppedAnywhereTest extends StoppedAccount {
    @Override
    void furnish(TestAccount account) {
        account.sqs().createQueue(r -> r.queueName("orders"));
        account.sqs().createQueue(r -> r.queueName("bills"));
        account.client(KinesisClient.class)
                .createStream(r -> r.streamName("clicks").shardCount(1));
    }

    private Module before() {
        return module(
                directory,
                "one",
                versioned("Shop")
                        .url()
                        .link("Billing")
                        .environment("TABLE", "a")
                        .tag("team", "a"),
                versioned("Billing").url().snapStart(),
                bare("Legacy").url());
    }

    private Module beforeMigration() {
        return module(
                directory,
                "one",
                bare("Shop").url().sqs("orders").async(1, ""),
                versioned("Billing").url().sqs("bills").reads(Sources.stream("clicks")),
                versioned("Intake").makes("inbox", 3).provisioned(1));
    }

    /** One turns versions on, one off, one gets another alias. */
    private Module afterMigration() {
        return module(
                directory,
                "one",
                versioned("Shop").url().sqs("orders").async(1, "").provisioned(2),
                bare("Billing").url().sqs("bills").reads(Sources.stream("clicks")),
                versioned("Intake").alias("Live").makes("inbox", 4).provisioned(1));
    }

    private Module after() {
        return module(
                directory,
                "two",
                versioned("Shop")
                        .url("https://example.com")
                        .link("Billing")
                        .memory(1024)
                        .tag("owner", "b"),
                versioned("Billing").keepLog(7),
                bare("Legacy").memory(256));
    }

    private static Undone rollback(Undone goal) {
        return goal;
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(before()), account -> findsNothingMore(account, before()));
    }

    @TestFactory
    Stream<DynamicTest> aChangingDeployThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(before()), deploy(after()), account -> findsNothingMore(account, after()));
    }

    @TestFactory
    Stream<DynamicTest> aCodeOnlyDeployThatStopsAnywhereIsEndedByTheNext() {
        Module changed = module(directory, "two", versioned("Shop").url().snapStart());
        return everywhere(
                deploy(module(directory, "one", versioned("Shop").url().snapStart())),
                deploy(changed),
                account -> findsNothingMore(account, changed));
    }

    @TestFactory
    Stream<DynamicTest> aMigrationThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                deploy(beforeMigration()),
                deploy(afterMigration()),
                account -> findsNothingMore(account, afterMigration()));
    }

    @TestFactory
    Stream<DynamicTest> theEndOfOldAddressesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                session -> {
                    session.deploy(beforeMigration());
                    session.deploy(afterMigration());
                },
                session -> session.yes().deploy(afterMigration()),
                account -> {
                    findsNothingMore(account, afterMigration());
                    assertThat(account.session().plan(afterMigration()).warnings())
                            .isEmpty();
                });
    }

    @TestFactory
    Stream<DynamicTest> theRemovalOfOrphansThatStopsAnywhereIsEndedByTheNext() {
        Module left = module(directory, "one", versioned("Billing").url().sqs("bills"));
        return everywhere(deploy(beforeMigration()), session -> session.whole().deploy(left), account -> {
            assertThat(account.session().whole().plan(left).plan().steps()).isEmpty();
            assertThat(account.lambda().listFunctions().functions()).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> aRemovalThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(before()), remove(), StoppedAccount::holdsNothing);
    }

    @TestFactory
    Stream<DynamicTest> aRemovalOfTriggersThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforeMigration()), remove(), StoppedAccount::holdsNothing);
    }

    @TestFactory
    Stream<DynamicTest> aRollbackThatStopsAnywhereIsEndedByRunningItAgain() {
        return everywhere(twice(), rollback(session -> session.rollback("", "")), account -> pointTo(account, "1"));
    }

    @TestFactory
    Stream<DynamicTest> aRollbackOfARollbackThatStopsAnywhereIsEndedByRunningItAgain() {
        return everywhere(
                session -> {
                    twice().run(session);
                    session.later().rollback("", "");
                },
                rollback(session -> session.rollback("", "")),
                account -> pointTo(account, "2"));
    }

    @TestFactory
    Stream<DynamicTest> aRollbackOfSomeFunctionsThatStopsAnywhereIsEndedByRunningItAgain() {
        return everywhere(
                twice(), rollback(session -> session.only("A", "B", "C").rollback("", "")), account -> {
                    pointTo(account, "1", "A", "B", "C");
                    pointTo(account, "2", "D");
                });
    }

    @TestFactory
    Stream<DynamicTest> aRollbackOfANamedDeploymentThatStopsAnywhereIsEndedByRunningItAgain() {
        return everywhere(
                session -> {
                    twice().run(session);
                    session.only("A", "B").later().deploy(four("three"));
                    session.only();
                },
                session -> session.rollback(session.deploymentOf("D", "2"), ""),
                account -> pointTo(account, "1"));
    }

    @TestFactory
    Stream<DynamicTest> aDeployThatRemovesOldVersionsAndStopsAnywhereIsEndedByTheNext() {
        Module last = kept("five");
        return everywhere(
                session -> {
                    for (String code : List.of("one", "two", "three", "four")) {
                        session.later().deploy(module(directory, code, versioned("Shop")));
                    }
                },
                deploy(last),
                account -> findsNothingMore(account, last));
    }

    private Module kept(String code) {
        return module(directory, code, versioned("Shop").keep(2));
    }

    @TestFactory
    Stream<DynamicTest> aDeployThatLetsGoAndStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                session -> {
                    twice().run(session);
                    session.later().rollback("", "");
                },
                session -> session.release().deploy(four("two")),
                account -> {
                    pointTo(account, "2");
                    findsNothingMore(account, four("two"));
                });
    }

    @TestFactory
    Stream<DynamicTest> aDeployOfHeldContentThatStopsAnywhereIsEndedByTheNext() {
        Module rewired =
                module(directory, "two", versioned("A").url(), versioned("B").tag("a", "b"));
        return everywhere(
                session -> {
                    twice().run(session);
                    session.later().rollback("", "");
                },
                deploy(rewired),
                account -> {
                    pointTo(account, "1");
                    findsNothingMore(account, rewired);
                });
    }

    private Module four(String code) {
        return module(directory, code, versioned("A"), versioned("B"), versioned("C"), versioned("D"));
    }

    private Goal twice() {
        return session -> {
            session.deploy(four("one"));
            session.later().deploy(four("two"));
        };
    }

    private static void pointTo(TestAccount account, String version) {
        pointTo(account, version, "A", "B", "C", "D");
    }

    private static void pointTo(TestAccount account, String version, String... functions) {
        for (String function : functions) {
            assertThat(account.lambda()
                            .getAlias(
                                    r -> r.functionName("shop-dev-" + function).name("LatestAlias"))
                            .functionVersion())
                    .as(function)
                    .isEqualTo(version);
        }
    }
}
