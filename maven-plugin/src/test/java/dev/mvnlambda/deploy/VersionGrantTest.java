package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.manifest.SnsSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.sns.SnsClient;

/** Grants on a version go once nothing leads there any more; which versions may have any, only consumers tell. */
final class VersionGrantTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:" + SHOP;
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:orders";

    private static S3Spec bucket(String name) {
        return new S3Spec(name, List.of("s3:ObjectCreated:*"), "", "");
    }

    private static SnsSpec topic() {
        return new SnsSpec("orders", "", "MessageAttributes", "", false);
    }

    private S3Client aBucket(String name) {
        S3Client s3 = account.client(S3Client.class);
        s3.createBucket(r -> r.bucket(name));
        return s3;
    }

    private SnsClient aTopic() {
        SnsClient sns = account.client(SnsClient.class);
        sns.createTopic(r -> r.name("orders"));
        return sns;
    }

    /** Lets all entries of a bucket lead to version 1. */
    private static void pointed(S3Client s3, String bucket) {
        List<LambdaFunctionConfiguration> entries =
                s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)).lambdaFunctionConfigurations().stream()
                        .map(entry ->
                                entry.toBuilder().lambdaFunctionArn(ARN + ":1").build())
                        .toList();
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(bucket).notificationConfiguration(c -> c.lambdaFunctionConfigurations(entries)));
    }

    private static List<String> ungranted(Interference calls) {
        return calls.requests(RemovePermissionRequest.class).stream()
                .map(request -> Objects.requireNonNullElse(request.qualifier(), ""))
                .toList();
    }

    private static List<String> policies(Interference calls) {
        return calls.requests(GetPolicyRequest.class).stream()
                .map(request -> Objects.requireNonNullElse(request.qualifier(), ""))
                .distinct()
                .toList();
    }

    @Test
    void thatOfABucketGoesAfterItsEntryMoved() {
        S3Client s3 = aBucket("pictures");
        Module module = code(versioned("Shop").trigger(bucket("pictures")));
        deployed(module);
        grantedOn("1", SHOP);
        pointed(s3, "pictures");
        account.settle();

        Interference calls = deployed(account.session().refresh(), module);

        assertThat(calls.changes()).containsExactly("PutBucketNotificationConfiguration", "RemovePermission");
        assertThat(ungranted(calls)).containsExactly("1");
        assertThat(statements("1", SHOP)).isEmpty();
        assertThat(statements("LatestAlias", SHOP)).hasSize(1);
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void thatOfATopicGoesAfterItsSubscription() {
        SnsClient sns = aTopic();
        deployed(code(versioned("Shop").trigger(topic())));
        grantedOn("1", SHOP);
        sns.subscribe(r -> r.topicArn(TOPIC).protocol("lambda").endpoint(ARN + ":1"));
        account.settle();

        Module without = code(versioned("Shop"));
        Interference calls = deployed(without);

        assertThat(calls.changes())
                .containsExactly("Unsubscribe", "Unsubscribe", "RemovePermission", "RemovePermission", "TagResource");
        assertThat(ungranted(calls)).containsExactlyInAnyOrder("1", "LatestAlias");
        assertThat(statements("1", SHOP)).isEmpty();
        account.settle();
        findsNothingMore(without);
    }

    @Test
    void thoseOfRoutesGoAfterTheirIntegrationMoved() {
        Module module = code(versioned("Shop")
                .trigger(new RouteSpec("HTTP", "GET /orders", "", false))
                .trigger(new RouteSpec("HTTP", "PUT /orders/{id}", "", false)));
        deployed(module);
        grantedOn("1", SHOP);
        String api = account.apis().getApis(r -> {}).items().get(0).apiId();
        Integration integration =
                account.apis().getIntegrations(r -> r.apiId(api)).items().get(0);
        account.apis()
                .updateIntegration(r ->
                        r.apiId(api).integrationId(integration.integrationId()).integrationUri(ARN + ":1"));

        Interference calls = deployed(account.session().refresh(), module);

        assertThat(calls.changes()).containsExactly("UpdateIntegration", "RemovePermission", "RemovePermission");
        assertThat(ungranted(calls)).containsExactly("1", "1");
        assertThat(statements("1", SHOP)).isEmpty();
        findsNothingMore(module);
    }

    @Test
    void thatOfAVersionThatAMappingLeadsToGoesAfterItMoved() {
        makeQueue("orders");
        S3Client s3 = aBucket("pictures");
        Functions shop = versioned("Shop").sqs("orders");
        deployed(code(shop.trigger(bucket("pictures"))));
        grantedOn("1", SHOP);
        account.settle();
        String uuid = account.lambda()
                .listEventSourceMappings(r -> {})
                .eventSourceMappings()
                .get(0)
                .uuid();
        account.lambda().updateEventSourceMapping(r -> r.uuid(uuid).functionName(ARN + ":1"));
        pointed(s3, "pictures");
        account.settle();

        Module without = code(versioned("Shop").sqs("orders"));
        Interference calls = deployed(without);

        assertThat(calls.changes())
                .containsSubsequence(
                        "UpdateEventSourceMapping",
                        "PutBucketNotificationConfiguration",
                        "RemovePermission",
                        "RemovePermission",
                        "TagResource");
        assertThat(statements("1", SHOP)).isEmpty();
        assertThat(s3.getBucketNotificationConfiguration(r -> r.bucket("pictures"))
                        .lambdaFunctionConfigurations())
                .isEmpty();
        account.settle();
        findsNothingMore(without);
    }

    @Test
    void whatItAloneTellsOfGoesBeforeIt() {
        S3Client pictures = aBucket("pictures");
        S3Client films = aBucket("films");
        deployed(code(versioned("Shop").trigger(bucket("pictures")).trigger(bucket("films"))));
        grantedOn("1", SHOP);
        pointed(pictures, "pictures");
        pointed(films, "films");
        String film = account.lambda()
                .getPolicy(r -> r.functionName(SHOP).qualifier("LatestAlias"))
                .policy()
                .replaceAll(".*\"Sid\":\"([^\"]*)\"(?:(?!\"Sid\").)*:::films.*", "$1");
        account.lambda()
                .removePermission(
                        r -> r.functionName(SHOP).qualifier("LatestAlias").statementId(film));
        account.settle();

        Module one = code(versioned("Shop").trigger(bucket("pictures")));
        Interference calls = deployed(one);

        assertThat(calls.calls().stream()
                        .filter(Interference.Call::changes)
                        .map(call -> call.request() instanceof PutBucketNotificationConfigurationRequest put
                                ? put.bucket()
                                : call.request() instanceof RemovePermissionRequest removed
                                                && removed.statementId().equals(film)
                                        ? "grant"
                                        : "")
                        .filter(what -> !what.isEmpty()))
                .containsExactly("pictures", "films", "grant");
        assertThat(ungranted(calls)).containsExactly("1", "1");
        assertThat(statements("1", SHOP)).isEmpty();
        assertThat(films.getBucketNotificationConfiguration(r -> r.bucket("films"))
                        .lambdaFunctionConfigurations())
                .isEmpty();
        account.settle();
        findsNothingMore(one);
    }

    @Test
    void aStatementOfSomebodyElseIsNamedAndLeft() {
        S3Client s3 = aBucket("pictures");
        Module module = code(versioned("Shop").trigger(bucket("pictures")));
        deployed(module);
        account.lambda()
                .addPermission(r -> r.functionName(SHOP)
                        .qualifier("1")
                        .statementId("theirs")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com")
                        .sourceAccount("000000000000")
                        .sourceArn("arn:aws:s3:::pictures"));
        pointed(s3, "pictures");
        account.settle();

        Report report = account.session().refresh().deploy(module);

        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(report.planned().warnings())
                .containsExactly("The resource policy of version 1 of shop-dev-Shop holds statements that are not ours"
                        + " (theirs); they, and who uses them, are left alone.");
        assertThat(statements("1", SHOP)).containsExactly("theirs");
    }

    @Test
    void noVersionIsLookedAtThatNothingLeadsTo() {
        aTopic();
        for (String text : List.of("one", "two", "three")) {
            deployed(Functions.module(directory, text, versioned("Shop").trigger(topic())));
        }
        account.settle();
        Interference calls = deployed(
                account.session().refresh(),
                Functions.module(directory, "three", versioned("Shop").trigger(topic())));
        assertThat(policies(calls)).containsExactlyInAnyOrder("LatestAlias", "");
    }
}
