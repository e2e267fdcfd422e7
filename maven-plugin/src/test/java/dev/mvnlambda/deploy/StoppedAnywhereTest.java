package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.resource.AccountException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Resuming is running again: a goal that dies after any change is ended by the next run, and the run after that finds
 * nothing. With both answers to each question that AWS leaves open.
 */
final class StoppedAnywhereTest {
    private static final int MORE_CHANGES_THAN_ANY_GOAL_MAKES = 200;

    @TempDir
    private Path directory;

    private int accounts;

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

    private Module beforePushes() {
        return module(
                directory,
                "one",
                bare("Shop").trigger(sns("orders", "", false)).trigger(s3("in/")),
                versioned("Billing").trigger(sns("bills", "", true)).trigger(s3("bills/")));
    }

    /** One turns versions on, one off; filters change. */
    private Module afterPushes() {
        return module(
                directory,
                "one",
                versioned("Shop")
                        .trigger(sns("orders", "{\"kind\":[\"new\"]}", false))
                        .trigger(s3("i")),
                bare("Billing").trigger(sns("bills", "", true)).trigger(s3("bill")));
    }

    private static SnsSpec sns(String topic, String policy, boolean create) {
        return new SnsSpec(topic, policy, "MessageAttributes", "", create);
    }

    private static S3Spec s3(String prefix) {
        return new S3Spec("pictures", List.of("s3:ObjectCreated:*"), prefix, "");
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployOfTopicsAndBucketsThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(beforePushes()), account -> finds(account, beforePushes()));
    }

    @TestFactory
    Stream<DynamicTest> aMigrationOfTopicsAndBucketsThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforePushes()), deploy(afterPushes()), account -> {
            finds(account, afterPushes());
            assertThat(account.client(SnsClient.class).listSubscriptions().subscriptions())
                    .hasSize(2);
            assertThat(account.client(S3Client.class)
                            .getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                            .lambdaFunctionConfigurations())
                    .hasSize(2);
        });
    }

    @TestFactory
    Stream<DynamicTest> aRemovalOfTopicsAndBucketsThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforePushes()), remove(), account -> {
            holdsNothing(account);
            assertThat(account.client(SnsClient.class).listSubscriptions().subscriptions())
                    .isEmpty();
            assertThat(account.client(SnsClient.class).listTopics().topics()).hasSize(1);
            assertThat(account.client(S3Client.class)
                            .getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                            .lambdaFunctionConfigurations())
                    .isEmpty();
        });
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

    private static EventBridgeSpec rule(String bus, String source, int retries) {
        boolean create = !bus.equals("default");
        return new EventBridgeSpec(bus, "{\"source\":[\"" + source + "\"]}", "", retries, 60, "", true, create);
    }

    private static ScheduleSpec schedule(String expression, int retries) {
        return new ScheduleSpec(expression, "UTC", "", 0, retries, "", true);
    }

    private Module beforeEvents() {
        return module(
                directory,
                "one",
                bare("Shop").trigger(rule("default", "a", 1)).trigger(schedule("rate(1 hour)", 1)),
                versioned("Billing").trigger(rule("default", "b", 1)).trigger(schedule("rate(1 hour)", 1)));
    }

    /** One turns versions on and changes settings, the other has other events and another alias. */
    private Module afterEvents() {
        return module(
                directory,
                "one",
                versioned("Shop").trigger(rule("default", "a", 2)).trigger(schedule("rate(1 hour)", 2)),
                versioned("Billing").alias("Live").trigger(rule("bills", "c", 1)));
    }

    private Module restBefore() {
        return module(
                directory,
                "one",
                bare("Shop").trigger(rest("GET /orders/{id}")).trigger(rest("POST /orders", "callers")),
                versioned("Billing").trigger(rest("GET /orders/{id}/bill")).trigger(rest("GET /")),
                versioned("Keys").authorizer(new AuthorizerSpec("callers", "REST", List.of(), 0)));
    }

    /** One turns versions on, one gets another alias, one loses a route; the authorizer is not asked any more, and another is. */
    private Module restAfter() {
        return module(
                directory,
                "one",
                versioned("Shop").trigger(rest("GET /orders/{id}")).trigger(rest("POST /orders", "")),
                versioned("Billing").alias("Live").trigger(rest("GET /orders/{id}/bill", "guards")),
                versioned("Keys").authorizer(new AuthorizerSpec("guards", "REST", List.of(), 0)));
    }

    private static RouteSpec rest(String route) {
        return rest(route, "");
    }

    private static RouteSpec rest(String route, String authorizer) {
        return new RouteSpec("REST", route, authorizer, false);
    }

    private interface Goal {
        void run(TestAccount.Session session);
    }

    /** Run once more after its end, it undoes itself; so only one that stopped is run again. */
    private interface Undone extends Goal {}

    private static Undone rollback(Undone goal) {
        return goal;
    }

    private static Goal deploy(Module module) {
        return session -> session.deploy(module);
    }

    private static Goal remove() {
        return session -> session.remove(true);
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(before()), account -> finds(account, before()));
    }

    @TestFactory
    Stream<DynamicTest> aChangingDeployThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(before()), deploy(after()), account -> finds(account, after()));
    }

    @TestFactory
    Stream<DynamicTest> aCodeOnlyDeployThatStopsAnywhereIsEndedByTheNext() {
        Module changed = module(directory, "two", versioned("Shop").url().snapStart());
        return everywhere(
                deploy(module(directory, "one", versioned("Shop").url().snapStart())),
                deploy(changed),
                account -> finds(account, changed));
    }

    @TestFactory
    Stream<DynamicTest> aMigrationThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                deploy(beforeMigration()), deploy(afterMigration()), account -> finds(account, afterMigration()));
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployOfRulesAndSchedulesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(afterEvents()), account -> finds(account, afterEvents()));
    }

    @TestFactory
    Stream<DynamicTest> aMigrationOfRulesAndSchedulesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforeEvents()), deploy(afterEvents()), account -> finds(account, afterEvents()));
    }

    @TestFactory
    Stream<DynamicTest> aRemovalOfRulesAndSchedulesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforeEvents()), remove(), account -> {
            holdsNothing(account);
            assertThat(account.client(EventBridgeClient.class)
                            .listRules(r -> {})
                            .rules())
                    .isEmpty();
            assertThat(account.client(SchedulerClient.class)
                            .listScheduleGroups(r -> {})
                            .scheduleGroups())
                    .hasSize(1);
            assertThat(account.iam()
                            .listRoles(r -> r.pathPrefix("/mvn-lambda/"))
                            .roles())
                    .isEmpty();
        });
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
                    finds(account, afterMigration());
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
        return everywhere(deploy(before()), remove(), StoppedAnywhereTest::holdsNothing);
    }

    @TestFactory
    Stream<DynamicTest> aRemovalOfTriggersThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforeMigration()), remove(), StoppedAnywhereTest::holdsNothing);
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
                account -> finds(account, last));
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
                    finds(account, four("two"));
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
                    finds(account, rewired);
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

    @TestFactory
    Stream<DynamicTest> aFirstDeployOfARestApiThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(restBefore()), account -> {
            finds(account, restBefore());
            isDeployed(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfARestApiThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(restBefore()), deploy(restAfter()), account -> {
            finds(account, restAfter());
            isDeployed(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> theEndOfSomeRestRoutesThatStopsAnywhereIsEndedByTheNext() {
        Module left = module(directory, "one", versioned("Billing").trigger(rest("GET /")));
        return everywhere(deploy(restBefore()), session -> session.whole().deploy(left), account -> {
            assertThat(account.session().whole().plan(left).plan().steps()).isEmpty();
            finds(account, left);
            isDeployed(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> theRemovalOfARestApiThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(restBefore()), remove(), account -> {
            holdsNothing(account);
            assertThat(account.client(ApiGatewayClient.class).getRestApis().items())
                    .isEmpty();
        });
    }

    /** What the stage shows is what the API is. */
    private static void isDeployed(TestAccount account) {
        ApiGatewayClient rest = account.client(ApiGatewayClient.class);
        String api = rest.getRestApis().items().get(0).id();
        String shown = rest.getStage(r -> r.restApiId(api).stageName("dev")).deploymentId();
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Resource resource :
                rest.getResources(r -> r.restApiId(api).limit(500)).items()) {
            if (resource.hasResourceMethods()) {
                methods.put(resource.path(), resource.resourceMethods().keySet());
            }
        }
        Map<String, Set<String>> deployed = new TreeMap<>();
        rest.getDeployment(r -> r.restApiId(api).deploymentId(shown).embed("apisummary"))
                .apiSummary()
                .forEach((path, snapshot) -> deployed.put(path, snapshot.keySet()));
        assertThat(deployed).isEqualTo(methods);
        assertThat(rest.getDeployments(r -> r.restApiId(api)).items())
                .as("what was left by a run that died goes with the next deployment")
                .hasSizeLessThanOrEqualTo(2);
    }

    private static void finds(TestAccount account, Module module) {
        assertThat(account.session().plan(module).plan().steps()).isEmpty();
        assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
    }

    private static void holdsNothing(TestAccount account) {
        assertThat(account.lambda().listFunctions().functions()).isEmpty();
        assertThat(account.session().remove(true).outcomes()).isEmpty();
    }

    private interface Check {
        void holds(TestAccount account);
    }

    private Stream<DynamicTest> everywhere(Goal first, Goal stopped, Check check) {
        return Stream.of(Switches.likely(), Switches.likely().inverted())
                .map(switches -> DynamicTest.dynamicTest(switches.toString(), () -> {
                    int changes = 0;
                    while (stopsAfter(changes, switches, first, stopped, check)) {
                        changes++;
                        assertThat(changes).isLessThan(MORE_CHANGES_THAN_ANY_GOAL_MAKES);
                    }
                    assertThat(changes).isGreaterThanOrEqualTo(3);
                }));
    }

    /** Whether the goal was stopped at all, after so many changes. */
    private boolean stopsAfter(int changes, Switches switches, Goal first, Goal stopped, Check check) {
        Path state = directory.resolve("account-" + accounts++);
        try (TestAccount account = new TestAccount(LocalOptions.in(state).with(switches))) {
            account.sqs().createQueue(r -> r.queueName("orders"));
            account.sqs().createQueue(r -> r.queueName("bills"));
            account.client(KinesisClient.class)
                    .createStream(r -> r.streamName("clicks").shardCount(1));
            account.client(SnsClient.class).createTopic(r -> r.name("orders"));
            account.client(S3Client.class).createBucket(r -> r.bucket("pictures"));
            first.run(account.session());
            Interference interference = new Interference();
            interference.dieAfter(changes);
            dying(stopped, account.session(interference));
            if (interference.isDead() || !(stopped instanceof Undone)) {
                stopped.run(account.session());
            }
            check.holds(account);
            return interference.isDead();
        } catch (AssertionError e) {
            throw new AssertionError("stopped after " + changes + " changes: " + e.getMessage(), e);
        }
    }

    private static void dying(Goal goal, TestAccount.Session session) {
        try {
            goal.run(session);
        } catch (AccountException e) {
            assertThat(e).hasMessageContaining("the process was killed");
        }
    }
}
