package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The example as a team lives with it: messages, one of them bad; a function that moves to the alias and back; a bad release. */
class ProductionTest {
    private static final String SOURCES = "src/main/java/com/example/orders/";

    @Test
    void queuesAreReadFunctionsMoveAndABadReleaseIsRolledBack() {
        Project project = Project.copyOf("orders", "in-production");
        LocalTarget local = LocalTarget.fresh(project);
        Project orders = project.with(local.arguments());
        comesAgainSoon(orders);
        try (LambdaClient lambda = local.client();
                SqsClient sqs = local.sqs();
                CloudWatchLogsClient logs = local.logs()) {
            orders.mvn("lambda:deploy")
                    .succeeded()
                    .says("queue/orders-dev-dlq")
                    .says("mapping/OrderIntake/sqs:orders-dev");
            goodOrdersAreTakenAndABadOneIsSetAside(sqs, logs);
            aBillThatFailsTwiceIsAudited(lambda, logs);
            legacyMovesToTheAliasAndBack(orders);
            aBadReleaseIsRolledBackThroughTheSameUrl(orders);
            orders.mvn("lambda:remove", "-Dlambda.yes", "-Dlambda.deleteData").succeeded();
            assertThat(sqs.listQueues().queueUrls()).isEmpty();
        } finally {
            orders.mvn("lambda:local-stop").succeeded();
        }
    }

    /** A message is shown again soon, so that nobody waits for minutes here, but not before its batch can have been handled. */
    private static void comesAgainSoon(Project orders) {
        String intake = SOURCES + "OrderIntake.java";
        orders.replace(intake, "timeout = 10", "timeout = 1");
        orders.replace(intake, "visibilityTimeout = 60", "visibilityTimeout = 6");
    }

    private static void goodOrdersAreTakenAndABadOneIsSetAside(SqsClient sqs, CloudWatchLogsClient logs) {
        String queue = sqs.getQueueUrl(r -> r.queueName("orders-dev")).queueUrl();
        for (String body : new String[] {"order 1", "nonsense", "order 2"}) {
            sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body));
        }
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> messages(sqs, "orders-dev-dlq").equals("1"));
        assertThat(messages(sqs, "orders-dev")).isEqualTo("0");
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> logged(logs, "OrderIntake").contains("version 1 took order 1"));
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> logged(logs, "OrderIntake").contains("version 1 took order 2"));
    }

    private static String messages(SqsClient sqs, String name) {
        String url = sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "?");
    }

    private static String logged(CloudWatchLogsClient logs, String function) {
        return logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/orders-dev-" + function))
                .events()
                .toString();
    }

    private static void aBillThatFailsTwiceIsAudited(LambdaClient lambda, CloudWatchLogsClient logs) {
        lambda.invoke(r -> r.functionName("orders-dev-Billing")
                .qualifier("LatestAlias")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"refused\": \"no address\"}")));
        await().atMost(1, TimeUnit.MINUTES).until(() -> logged(logs, "Audit").contains("audited by $LATEST: "));
        assertThat(logged(logs, "Audit")).contains("RetriesExhausted", "orders-dev-Billing:LatestAlias", "no address");
    }

    private static void legacyMovesToTheAliasAndBack(Project orders) {
        String legacy = SOURCES + "Legacy.java";
        Deployed before = deployed(orders);
        orders.replace(legacy, "@Url\n", "@Url\n@dev.mvnlambda.annotation.Versioned\n");
        orders.mvn("lambda:deploy", "-DskipTests")
                .succeeded()
                .says("Legacy has a new address")
                .says(before.of("Legacy", "url"));
        Deployed versioned = deployed(orders);
        assertThat(versioned.of("Legacy", "targetArn")).endsWith(":orders-dev-Legacy:LatestAlias");
        assertThat(versioned.answer("Legacy")).startsWith("200 Unversioned: ");
        assertThat(before.answer("Legacy")).as("the old address still answers").startsWith("200 ");

        orders.replace(legacy, "@dev.mvnlambda.annotation.Versioned\n", "");
        orders.mvn("lambda:deploy", "-DskipTests", "-Dlambda.yes").succeeded();
        Deployed back = deployed(orders);
        assertThat(back.of("Legacy", "qualifier")).isEmpty();
        assertThat(back.of("Legacy", "url")).isEqualTo(before.of("Legacy", "url"));
        assertThat(back.answer("Legacy")).isEqualTo("200 Unversioned: $LATEST\n");
        assertThat(versioned.answer("Legacy"))
                .as("the address of the alias has ended")
                .doesNotStartWith("200 ");
    }

    private static void aBadReleaseIsRolledBackThroughTheSameUrl(Project orders) {
        Deployed good = deployed(orders);
        String old = good.answer("Shop");
        orders.replace(
                SOURCES + "Shop.java",
                "String page =",
                "if (page() == null) throw new IllegalStateException();\n        String page =");
        orders.replace(
                SOURCES + "Shop.java",
                "    @Override\n",
                "    private String page() {\n        return null;\n    }\n\n    @Override\n");
        orders.mvn("lambda:deploy", "-DskipTests").succeeded();
        assertThat(good.answer("Shop")).startsWith("502 ");

        orders.mvn("lambda:rollback").succeeded().says("Shop");
        assertThat(good.answer("Shop")).isEqualTo(old);
        orders.mvn("lambda:status").succeeded().says("held");

        orders.mvn("lambda:deploy", "-DskipTests").succeeded().says("-Dlambda.release");
        assertThat(good.answer("Shop")).isEqualTo(old);
    }

    private static Deployed deployed(Project orders) {
        return Deployed.read(orders.text("target/lambda/deploy.json"));
    }
}
