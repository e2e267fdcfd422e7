package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static dev.mvnlambda.deploy.StopAnywhere.findsNothingMore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.manifest.SnsSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** A goal that dies after any change to topics, buckets, rules or schedules is ended by the next run. */
final class StoppedAtEventsTest extends StoppedAccount {
    @Override
    void furnish(TestAccount account) {
        account.client(SnsClient.class).createTopic(r -> r.name("orders"));
        account.client(S3Client.class).createBucket(r -> r.bucket("pictures"));
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
        return everywhere(session -> {}, deploy(beforePushes()), account -> findsNothingMore(account, beforePushes()));
    }

    @TestFactory
    Stream<DynamicTest> aMigrationOfTopicsAndBucketsThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(beforePushes()), deploy(afterPushes()), account -> {
            findsNothingMore(account, afterPushes());
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

    @TestFactory
    Stream<DynamicTest> aFirstDeployOfRulesAndSchedulesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(afterEvents()), account -> findsNothingMore(account, afterEvents()));
    }

    @TestFactory
    Stream<DynamicTest> aMigrationOfRulesAndSchedulesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                deploy(beforeEvents()), deploy(afterEvents()), account -> findsNothingMore(account, afterEvents()));
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
}
