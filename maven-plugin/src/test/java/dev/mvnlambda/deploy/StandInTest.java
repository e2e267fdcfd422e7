package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.LogsSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.SnsSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What an app refers to and others make on AWS is made on a local Lambda that is asked for it, so that the app runs there. */
final class StandInTest {
    private static final String HERE = ":us-east-1:000000000000:";

    @TempDir
    Path directory;

    private static Functions shop() {
        return versioned("Shop")
                .timeout(20)
                .sqs("orders")
                .sqs("parcels.fifo")
                .async(1, "arn:aws:sqs" + HERE + "failed")
                .reads(Sources.table("stock"))
                .reads(Sources.stream("clicks"))
                .trigger(new SnsSpec("news", "", "MessageAttributes", "", false))
                .trigger(new S3Spec("pictures", List.of("s3:ObjectCreated:*"), "", ""))
                .trigger(new EventBridgeSpec("shop", "{\"source\":[\"a\"]}", "", 185, 86_400, "", true, false))
                .trigger(new LogsSpec("/shop", ""));
    }

    @Test
    void aPlanTellsWhatIsMissing() {
        try (TestAccount account = new TestAccount(directory.resolve("account"))) {
            Planned planned = account.session().plan(Functions.module(directory, "one", shop()));

            assertThat(planned.plan().missing())
                    .containsExactlyInAnyOrder(
                            "arn:aws:sqs" + HERE + "orders",
                            "arn:aws:sqs" + HERE + "parcels.fifo",
                            "arn:aws:sqs" + HERE + "failed",
                            "arn:aws:dynamodb" + HERE + "table/stock",
                            "arn:aws:kinesis" + HERE + "stream/clicks",
                            "arn:aws:sns" + HERE + "news",
                            "arn:aws:s3:::pictures",
                            "arn:aws:events" + HERE + "event-bus/shop",
                            "arn:aws:logs" + HERE + "log-group:/shop:*");
            assertThat(planned.plan().obstacles()).hasSize(9);
        }
    }

    @Test
    void allOfItIsMadeAndUsedThenAndStaysWhenTheAppGoes() {
        try (TestAccount account = new TestAccount(directory.resolve("account"))) {
            var module = Functions.module(directory, "one", shop());

            assertThat(TestAccount.failure(account.session().deployWithStandIns(module)))
                    .isEmpty();
            assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
            String queue = account.sqs().getQueueUrl(r -> r.queueName("orders")).queueUrl();
            assertThat(account.sqs()
                            .getQueueAttributes(
                                    r -> r.queueUrl(queue).attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                            .attributes())
                    .isEqualTo(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "120"));

            account.session().remove(true);
            assertThat(account.client(S3Client.class).listBuckets().buckets()).hasSize(1);
            assertThat(account.client(DynamoDbClient.class).listTables().tableNames())
                    .containsExactly("stock");
        }
    }

    @Test
    void whatOnlyNeedsAChangeIsNotMade() {
        try (TestAccount account = new TestAccount(directory.resolve("account"))) {
            account.sqs()
                    .createQueue(
                            r -> r.queueName("orders").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5")));

            Planned planned = account.session()
                    .plan(Functions.module(
                            directory, "one", versioned("Shop").timeout(20).sqs("orders")));

            assertThat(planned.plan().obstacles()).hasSize(1);
            assertThat(planned.plan().missing()).isEmpty();
        }
    }

    @Test
    void theModulesOfItsServicesAreAskedForFirst() throws Exception {
        new WithoutModules().run(OnDemand.class, directory);
    }

    /** Makes all of it in classes that know no module which only triggers need. */
    static final class OnDemand implements Consumer<Path> {
        @Override
        @SuppressWarnings("unchecked") // it is one
        public void accept(Path directory) {
            Consumer<String> loader = (Consumer<String>) getClass().getClassLoader();
            LocalOptions options = LocalOptions.in(directory.resolve("account")).with(Timings.none());
            try (TestAccount empty = new TestAccount(options)) {
                TestAccount account = new TestAccount(empty.local(), empty.properties(), loader::accept);
                assertThat(TestAccount.failure(
                                account.session().deployWithStandIns(Functions.module(directory, "one", shop()))))
                        .isEmpty();
            }
        }
    }
}
