package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.SnsSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Every request that makes or changes a consumer of a function names the alias when versions are published, and nothing but
 * the function when they are not: held against all that a first deploy, a change and a move of everything send.
 */
final class OneTargetTest extends DeployedAccount {
    private static final Set<String> OF_CONSUMERS = Set.of(
            "AddPermission",
            "CreateFunctionUrlConfig",
            "UpdateFunctionUrlConfig",
            "CreateEventSourceMapping",
            "UpdateEventSourceMapping",
            "PutFunctionEventInvokeConfig",
            "UpdateFunctionEventInvokeConfig",
            "PutProvisionedConcurrencyConfig",
            "Subscribe");

    private static final SnsSpec NEWS = new SnsSpec("news", "", "MessageAttributes", "", false);

    @BeforeEach
    void makeQueues() {
        account.sqs().createQueue(r -> r.queueName("orders"));
        account.client(SnsClient.class).createTopic(r -> r.name("news"));
        account.client(S3Client.class).createBucket(r -> r.bucket("pictures"));
    }

    private static S3Spec pictures(String prefix) {
        return new S3Spec("pictures", List.of("s3:ObjectCreated:*"), prefix, "");
    }

    /** A bucket's document names functions in its entries. */
    private void bucketCalls(String... qualified) {
        assertThat(account.client(S3Client.class)
                        .getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                        .lambdaFunctionConfigurations())
                .extracting(entry -> entry.lambdaFunctionArn().replaceFirst(".*-dev-", ""))
                .containsExactlyInAnyOrder(qualified);
    }

    private Functions shop() {
        return versioned("Shop").link("Legacy").trigger(NEWS).trigger(pictures("shop/"));
    }

    private Module first() {
        return module(
                directory,
                "one",
                shop().url().sqs("orders").makes("inbox", 3).async(1, "").provisioned(1),
                versioned("Billing").durable(600).url().async(0, "").link("Shop"),
                bare("Legacy")
                        .trigger(NEWS)
                        .trigger(pictures("legacy/"))
                        .url()
                        .makes("old", null)
                        .async(2, "")
                        .reserved(2));
    }

    private Module changed() {
        return module(
                directory,
                "two",
                shop().url("https://example.com")
                        .sqs("orders", batch -> new BatchSpec(5, 0, true, List.of()))
                        .makes("inbox", 4)
                        .async(2, "")
                        .provisioned(2),
                versioned("Billing")
                        .durable(600)
                        .url("https://example.com")
                        .async(1, "")
                        .link("Shop"),
                bare("Legacy")
                        .trigger(NEWS)
                        .trigger(pictures("legacy/"))
                        .url("https://example.com")
                        .makes("old", 3)
                        .async(1, "")
                        .reserved(3));
    }

    /** Who is versioned is not any more, and the other way round; a durable function always is. */
    private Module moved() {
        return module(
                directory,
                "two",
                bare("Shop")
                        .trigger(NEWS)
                        .trigger(pictures("shop/"))
                        .link("Legacy")
                        .url()
                        .sqs("orders")
                        .makes("inbox", 4)
                        .async(2, ""),
                versioned("Billing")
                        .alias("Live")
                        .durable(600)
                        .url()
                        .async(1, "")
                        .link("Shop"),
                versioned("Legacy")
                        .trigger(NEWS)
                        .trigger(pictures("legacy/"))
                        .url()
                        .makes("old", 3)
                        .async(1, "")
                        .provisioned(1));
    }

    private List<Interference.Call> sent(Module module) {
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.deploy(module))).isEmpty();
        account.settle();
        return session.interference().calls();
    }

    private static void namesOnly(List<Interference.Call> calls, String shop, String billing, String legacy) {
        List<Interference.Call> consumers = calls.stream()
                .filter(call -> OF_CONSUMERS.contains(call.operation()))
                .toList();
        assertThat(consumers.stream().map(call -> functionName(call).replaceAll(".*-dev-(\\w+).*", "$1")))
                .contains("Shop", "Billing", "Legacy");
        assertThat(consumers)
                .allSatisfy(call -> assertThat(qualifier(call))
                        .as("%s", call)
                        .isEqualTo(
                                functionName(call).contains("-Shop")
                                        ? shop
                                        : functionName(call).contains("-Billing") ? billing : legacy));
    }

    @Test
    void aFirstDeployAndAChangeNameTheAliasWhereverAConsumerIsMeant() {
        namesOnly(sent(first()), "LatestAlias", "LatestAlias", "");
        bucketCalls("Shop:LatestAlias", "Legacy");
        List<Interference.Call> changes = sent(changed());
        namesOnly(changes, "LatestAlias", "LatestAlias", "");
        assertThat(changes.stream().map(Interference.Call::operation).collect(Collectors.toSet()))
                .contains("UpdateFunctionUrlConfig", "UpdateEventSourceMapping", "PutFunctionEventInvokeConfig");
    }

    @Test
    void aMoveOfEverythingNamesTheNewTargetOnly() {
        sent(first());
        namesOnly(sent(moved()), "", "Live", "LatestAlias");
        bucketCalls("Shop", "Legacy:LatestAlias");
    }

    @Test
    void whatIsLinkedIsTheAliasToo() {
        assertThat(sent(first()).stream().map(Interference.Call::request).flatMap(OneTargetTest::variables))
                .filteredOn(value -> value.contains("shop-dev-Shop"))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).contains(":shop-dev-Shop:LatestAlias"));
    }

    private static Stream<String> variables(SdkRequest request) {
        if (request instanceof CreateFunctionRequest created && created.environment() != null) {
            return created.environment().variables().values().stream();
        }
        return request instanceof UpdateFunctionConfigurationRequest updated && updated.environment() != null
                ? updated.environment().variables().values().stream()
                : Stream.of();
    }

    private static String functionName(Interference.Call call) {
        return call.request()
                .getValueForField("FunctionName", String.class)
                .or(() -> call.request().getValueForField("Endpoint", String.class))
                .orElseThrow();
    }

    /** Within the name, or beside it. */
    private static String qualifier(Interference.Call call) {
        String name = functionName(call);
        String within = name.startsWith("arn:") && name.split(":", -1).length == 8 ? name.split(":", -1)[7] : "";
        return call.request().getValueForField("Qualifier", String.class).orElse(within);
    }
}
