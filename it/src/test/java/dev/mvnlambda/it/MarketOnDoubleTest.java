package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same market against an AWS double that somebody else wrote, if {@code it.double} says where one is, with nothing of the
 * market in it. Doubles know some services only: {@code it.double.lacks} names the handlers that are left out, separated by commas.
 */
@EnabledIfSystemProperty(named = "it.double", matches = "http.+", disabledReason = "no double is at hand")
class MarketOnDoubleTest {
    private static final String MARKET = "src/main/java/com/example/market/Market.java";

    @Test
    void everyConsumerThatItKnowsGoesThroughTheAlias() {
        // AWS's binary form of JSON is read by few doubles
        System.setProperty("aws.cborEnabled", "false");
        String address = System.getProperty("it.double");
        Endpoint endpoint = new Endpoint(URI.create(address));
        Surroundings there = Surroundings.madeAt(endpoint);
        Project market = Project.copyOf("market", "on-double")
                .with(
                        "-Dlambda.endpoint=" + address,
                        "-Dlambda.region=us-east-1",
                        "-Daws.accessKeyId=test",
                        "-Daws.secretAccessKey=test",
                        "-Daws.cborEnabled=false")
                .with(there.arguments());
        for (String handler : System.getProperty("it.double.lacks", "").split(",", -1)) {
            market.remove("src/main/java/com/example/market/" + handler + ".java");
        }
        Consumers consumers = new Consumers(endpoint, there);

        market.mvn("lambda:deploy").succeeded();
        Map<String, List<String>> versioned = consumers.byKind();
        assertThat(versioned.values()).anySatisfy(arns -> assertThat(arns).isNotEmpty());
        assertThat(versioned)
                .allSatisfy((kind, arns) ->
                        assertThat(arns).as(kind).allMatch(arn -> arn.contains(":LatestAlias"), "leads to the alias"));
        market.mvn("lambda:deploy").succeeded().says("Nothing to change");

        market.replace(MARKET, "VERSIONED = true", "VERSIONED = false");
        market.mvn("lambda:deploy", "-Dlambda.yes").succeeded();
        assertThat(consumers.byKind())
                .allSatisfy((kind, arns) -> assertThat(arns)
                        .as(kind)
                        .isEqualTo(versioned.getOrDefault(kind, List.of()).stream()
                                .map(arn -> arn.replace(":LatestAlias", ""))
                                .sorted()
                                .toList()));
        market.mvn("lambda:deploy", "-Dlambda.refresh").succeeded().says("Nothing to change");

        market.mvn("lambda:remove", "-Dlambda.yes", "-Dlambda.deleteData").succeeded();
        assertThat(consumers.byKind())
                .allSatisfy((kind, arns) -> assertThat(arns).as(kind).isEmpty());
        there.areLeftAt(endpoint);
    }
}
