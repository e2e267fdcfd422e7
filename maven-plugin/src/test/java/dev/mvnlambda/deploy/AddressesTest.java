package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is deployed is told to those who call it: in deploy.json, and to tests as system properties. */
final class AddressesTest extends DeployedAccount {
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:news";

    private Module module() {
        return code(
                versioned("Shop").url(),
                bare("Intake").sqs("orders").trigger(new SnsSpec("news", "", "MessageAttributes", "", true)));
    }

    @Test
    void queuesAndTopicsAreToldAsTheAccountNamesThem() throws Exception {
        makeQueue("orders");
        String queue = account.sqs().getQueueUrl(r -> r.queueName("orders")).queueUrl();

        Report first = account.session().deploy(module());
        Report unchanged = account.session().deploy(module());

        for (Report report : List.of(first, unchanged)) {
            assertThat(TestAccount.failure(report)).isEmpty();
            JsonNode json = new ObjectMapper().readTree(DeploymentJson.report(report, "d", new Calls()));
            assertThat(json.path("queues").path("orders").asText()).isEqualTo(queue);
            assertThat(json.path("topics").path("news").asText()).isEqualTo(TOPIC);
            assertThat(json.has("endpoint")).isFalse();
        }
    }

    @Test
    void testsAreToldOfEveryFunctionQueueAndTopic() {
        makeQueue("orders");
        Addresses addresses = account.session().deploy(module()).addresses();
        String url = addresses.functions().get(1).url();

        assertThat(addresses.properties())
                .containsOnly(
                        Map.entry("lambda.stage", "dev"),
                        Map.entry("lambda.region", "us-east-1"),
                        Map.entry("lambda.arn.Shop", functionArn("Shop") + ":LatestAlias"),
                        Map.entry("lambda.arn.Intake", functionArn("Intake")),
                        Map.entry("lambda.url.Shop", String.valueOf(url)),
                        Map.entry("lambda.queue.orders", "https://sqs.us-east-1.amazonaws.com/000000000000/orders"),
                        Map.entry("lambda.topic.news", TOPIC),
                        Map.entry(
                                "mvnlambda.resource.Shop",
                                "{\"arn\":\"" + functionArn("Shop")
                                        + ":LatestAlias\",\"name\":\"shop-dev-Shop\",\"qualifier\":\"LatestAlias\",\"url\":\""
                                        + url + "\"}"),
                        Map.entry(
                                "mvnlambda.resource.Intake",
                                "{\"arn\":\"" + functionArn("Intake") + "\",\"name\":\"shop-dev-Intake\"}"));
    }

    @Test
    void whatStandsInForAwsIsToldWithTheHttpApi() {
        Identity local = new Identity("000000000000", "us-east-1", "aws", "", "http://127.0.0.1:4599");
        String api = "http://api.localhost:4599";
        Addresses addresses = new Addresses(new Stage("shop", "it", local), List.of(), Map.of("http", api));

        assertThat(addresses.properties())
                .containsOnly(
                        Map.entry("lambda.stage", "it"),
                        Map.entry("lambda.region", "us-east-1"),
                        Map.entry("lambda.endpoint", "http://127.0.0.1:4599"),
                        Map.entry("lambda.api.http", api),
                        Map.entry("mvnlambda.resource.Api", "{\"url\":\"" + api + "\"}"));
        assertThat(local.queueUrl("orders")).isEqualTo("http://127.0.0.1:4599/000000000000/orders");
    }

    private static String functionArn(String name) {
        return "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-" + name;
    }
}
