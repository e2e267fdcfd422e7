package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Over real HTTP, whichever answer of topics, buckets, buses or schedules is lost, the deploy goes on. */
final class LostEventAnswerTest {
    private static final String SHOP = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop:LatestAlias";

    @TempDir
    private Path directory;

    /** Makes a trigger, moves it to the alias, and removes all. */
    private int everywhere(
            String service,
            TriggerSpec trigger,
            Consumer<LossyAccount> before,
            Consumer<LossyAccount> moved,
            Consumer<LossyAccount> removed)
            throws IOException {
        Module bare = Functions.module(directory, "one", bare("Shop").trigger(trigger));
        Module versioned = Functions.module(directory, "one", versioned("Shop").trigger(trigger));
        return LossyAccount.everywhere(directory, service, account -> {
            before.accept(account);
            account.deploy(bare);
            account.deploy(versioned);
            moved.accept(account);
            account.remove(versioned);
            removed.accept(account);
        });
    }

    @Test
    void ofTopics() throws IOException {
        int answers = everywhere(
                "sns",
                new SnsSpec("orders", "", "MessageAttributes", "", true),
                account -> {},
                account -> assertThat(account.client(SnsClient.class)
                                .listSubscriptions()
                                .subscriptions())
                        .extracting(Subscription::endpoint)
                        .containsExactly(SHOP),
                account -> assertThat(account.client(SnsClient.class)
                                .listSubscriptions()
                                .subscriptions())
                        .isEmpty());
        assertThat(answers).isGreaterThan(3);
    }

    @Test
    void ofBuckets() throws IOException {
        int answers = everywhere(
                "s3",
                new S3Spec("pictures", List.of("s3:ObjectCreated:*"), "", ""),
                account -> account.client(S3Client.class).createBucket(r -> r.bucket("pictures")),
                account -> assertThat(account.client(S3Client.class)
                                .getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                                .lambdaFunctionConfigurations())
                        .singleElement()
                        .satisfies(one -> assertThat(one.lambdaFunctionArn()).isEqualTo(SHOP)),
                account -> assertThat(account.client(S3Client.class)
                                .getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                                .lambdaFunctionConfigurations())
                        .isEmpty());
        assertThat(answers).isEqualTo(3);
    }

    @Test
    void ofBuses() throws IOException {
        int answers = everywhere(
                "events",
                new EventBridgeSpec("shop", "{\"source\":[\"a\"]}", "", 185, 86_400, "", true, true),
                account -> {},
                account -> {
                    EventBridgeClient events = account.client(EventBridgeClient.class);
                    assertThat(events.listRules(r -> r.eventBusName("shop")).rules())
                            .singleElement()
                            .satisfies(rule -> assertThat(events.listTargetsByRule(
                                                    r -> r.eventBusName("shop").rule(rule.name()))
                                            .targets())
                                    .singleElement()
                                    .satisfies(
                                            target -> assertThat(target.arn()).isEqualTo(SHOP)));
                },
                account -> assertThat(account.client(EventBridgeClient.class)
                                .listEventBuses(r -> {})
                                .eventBuses())
                        .hasSize(1));
        assertThat(answers).isGreaterThan(5);
    }

    @Test
    void ofSchedules() throws IOException {
        int answers = everywhere(
                "scheduler",
                new ScheduleSpec("rate(1 hour)", "UTC", "", 0, 185, "", true),
                account -> {},
                account -> assertThat(account.client(SchedulerClient.class)
                                .listSchedules(r -> {})
                                .schedules())
                        .singleElement()
                        .extracting(ScheduleSummary::target)
                        .satisfies(target -> assertThat(target.arn()).isEqualTo(SHOP)),
                account -> assertThat(account.client(SchedulerClient.class)
                                .listSchedules(r -> {})
                                .schedules())
                        .isEmpty());
        assertThat(answers).isGreaterThan(3);
    }
}
