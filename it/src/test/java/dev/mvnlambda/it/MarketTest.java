package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** An application that uses every trigger once: deployed, called by all of them, changed, moved off the alias, removed. */
class MarketTest {
    private static final String MARKET = "src/main/java/com/example/market/Market.java";

    @Test
    void everyConsumerGoesThroughTheAlias() {
        Project project = Project.copyOf("market");
        LocalTarget local = LocalTarget.fresh(project);
        Endpoint endpoint = new Endpoint(URI.create("http://127.0.0.1:" + local.port()));
        Project started = project.with(local.arguments());
        started.mvn("lambda:status").succeeded().says("Nothing deployed");
        try {
            Surroundings there = Surroundings.madeAt(endpoint);
            Project market = started.with(there.arguments());
            Consumers consumers = new Consumers(endpoint, there);

            Map<String, List<String>> first = everyConsumerIsPointedAtTheAlias(market, consumers);
            everyServiceCallsTheFunction(endpoint, there, "1");
            routesAnswerPastTheirAuthorizers(market, "1");
            aDeployWithoutAChangeAsksForTheFunctionsOnly(market);
            changedCodeTouchesNoConsumer(market, consumers, first);
            everyServiceCallsTheFunction(endpoint, there, "2");
            routesAnswerPastTheirAuthorizers(market, "2");
            withoutVersionsEveryConsumerIsPointedAtTheBareFunction(market, consumers, first);
            removeTakesAwayAllThatIsOursAndNothingElse(market, consumers);
            there.areLeftAt(endpoint);
        } finally {
            started.mvn("lambda:local-stop").succeeded();
        }
    }

    private static Map<String, List<String>> everyConsumerIsPointedAtTheAlias(Project market, Consumers consumers) {
        market.mvn("lambda:deploy").succeeded();
        Map<String, List<String>> found = consumers.byKind();
        assertThat(found)
                .allSatisfy((kind, arns) -> assertThat(arns)
                        .as(kind)
                        .isNotEmpty()
                        .allMatch(arn -> arn.contains(":LatestAlias"), "leads to the alias"));
        return found;
    }

    private static void everyServiceCallsTheFunction(Endpoint endpoint, Surroundings there, String version) {
        endpoint.client(SnsClient.class)
                .publish(r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:prices-dev")
                        .message("cod " + version)
                        .messageAttributes(Map.of(
                                "market",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("fish")
                                        .build())));
        endpoint.client(S3Client.class)
                .putObject(
                        r -> r.bucket(there.bucket()).key("in/cod" + version + ".png"),
                        RequestBody.fromString("a cod"));
        PutEventsRequestEntry payment = PutEventsRequestEntry.builder()
                .eventBusName("market-dev")
                .source("bank")
                .detailType("payment " + version)
                .detail("{\"amount\": 7}")
                .build();
        endpoint.client(EventBridgeClient.class).putEvents(r -> r.entries(payment));
        heard(endpoint, "Prices", version, "cod " + version);
        heard(endpoint, "Pictures", version, "in/cod" + version + ".png");
        heard(endpoint, "Payments", version, "payment " + version);
    }

    private static void routesAnswerPastTheirAuthorizers(Project market, String version) {
        String api = Deployed.read(market.text("target/lambda/deploy.json")).api("http");
        assertThat(Deployed.answer(
                        HttpRequest.newBuilder(URI.create(api + "/products/7")).build()))
                .isEqualTo("200 Product 7 by version " + version + "\n");
        assertThat(Deployed.answer(basket(api).build())).startsWith("401");
        assertThat(Deployed.answer(basket(api).header("Authorization", "thief").build()))
                .startsWith("403");
        assertThat(Deployed.answer(
                        basket(api).header("Authorization", "customer").build()))
                .isEqualTo("200 Basket of " + api + " by version " + version + "\n");
    }

    private static HttpRequest.Builder basket(String api) {
        return HttpRequest.newBuilder(URI.create(api + "/basket")).PUT(HttpRequest.BodyPublishers.noBody());
    }

    private static void heard(Endpoint endpoint, String function, String version, String what) {
        String line = "version " + version + " by market-dev-" + function + ":LatestAlias heard " + what;
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> logged(endpoint, function).contains(line));
    }

    private static String logged(Endpoint endpoint, String function) {
        return endpoint.client(CloudWatchLogsClient.class)
                .filterLogEvents(r -> r.logGroupName("/aws/lambda/market-dev-" + function))
                .events()
                .toString();
    }

    private static void aDeployWithoutAChangeAsksForTheFunctionsOnly(Project market) {
        market.mvn("lambda:deploy").succeeded().says("Nothing to change");
        assertThat(Deployed.read(market.text("target/lambda/deploy.json")).calls())
                .containsOnlyKeys("lambda:GetFunction", "sts:GetCallerIdentity", "tag:GetResources", "iam:ListRoles");
    }

    private static void changedCodeTouchesNoConsumer(
            Project market, Consumers consumers, Map<String, List<String>> before) {
        market.replace(MARKET, "heard \" + heard", "heard \" + heard + \".\"");
        market.mvn("lambda:deploy").succeeded();
        assertThat(consumers.byKind()).isEqualTo(before);
        assertThat(Deployed.read(market.text("target/lambda/deploy.json"))
                        .calls()
                        .keySet())
                .allMatch(call -> call.startsWith("lambda:")
                        || call.startsWith("sts:")
                        || call.startsWith("tag:")
                        || call.startsWith("iam:List"))
                .doesNotContain("lambda:AddPermission", "lambda:RemovePermission", "lambda:UpdateEventSourceMapping");
    }

    private static void withoutVersionsEveryConsumerIsPointedAtTheBareFunction(
            Project market, Consumers consumers, Map<String, List<String>> versioned) {
        market.replace(MARKET, "VERSIONED = true", "VERSIONED = false");
        market.mvn("lambda:deploy", "-Dlambda.yes").succeeded();
        Map<String, List<String>> bare = consumers.byKind();
        assertThat(bare)
                .allSatisfy((kind, arns) -> assertThat(arns)
                        .as(kind)
                        .isEqualTo(versioned.getOrDefault(kind, List.of()).stream()
                                .map(arn -> arn.replace(":LatestAlias", ""))
                                .sorted()
                                .toList()));
    }

    private static void removeTakesAwayAllThatIsOursAndNothingElse(Project market, Consumers consumers) {
        market.mvn("lambda:remove", "-Dlambda.yes", "-Dlambda.deleteData").succeeded();
        assertThat(consumers.byKind())
                .allSatisfy((kind, arns) -> assertThat(arns).as(kind).isEmpty());
        market.mvn("lambda:status").succeeded().says("Nothing deployed");
    }
}
