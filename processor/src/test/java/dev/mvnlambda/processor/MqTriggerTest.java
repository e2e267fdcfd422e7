package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class MqTriggerTest {
    private static final String BROKER = "arn:aws:mq:eu-west-1:123456789012:broker:shop:b-1";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mq-AbCdEf";

    private static String trigger(String members) {
        return "@MqTrigger(broker = \"" + BROKER + "\", credentials = \"" + SECRET + "\"" + members + ")";
    }

    @Test
    void everythingIsInTheManifest() {
        EventSourceSpec source = eventSources(
                        trigger(
                                ", queue = \"orders\", virtualHost = \"/shop\", batchSize = 7, batchWindow = 3, filters = \"{}\", enabled = false"))
                .get(0);
        assertThat(source.service()).isEqualTo("mq");
        assertThat(source.source()).isEqualTo(BROKER);
        assertThat(source.actions()).containsExactly("mq:DescribeBroker");
        assertThat(source.others())
                .singleElement()
                .satisfies(network -> assertThat(network.resources()).containsExactly("*"));
        assertThat(source.enabled()).isFalse();
        assertThat(source.batch()).isEqualTo(new BatchSpec(7, 3, false, List.of("{}")));
        assertThat(source.stream()).isNull();
        assertThat(source.broker())
                .isEqualTo(new BrokerSpec(
                        List.of(),
                        "",
                        "",
                        "orders",
                        "",
                        "",
                        false,
                        List.of(new AccessSpec("BASIC_AUTH", SECRET), new AccessSpec("VIRTUAL_HOST", "/shop"))));
    }

    @Test
    void aBrokerIsNamedByItsArn() {
        assertThat(problemsOf("@MqTrigger(credentials = \"" + SECRET + "\", queue = \"a\",\n broker = \"shop\")"))
                .containsExactly(
                        "Shop:2: [EventSource] Shop has broker = \"shop\", but the ARN of one is like arn:aws:mq:eu-west-1:123456789012:broker:name:id; write that.");
    }

    @Test
    void namesAreSuchAsAwsTakes() {
        assertThat(problemsOf(trigger(",\n queue = \"\",\n virtualHost = \"a b\"")))
                .containsExactly(
                        "Shop:2: [BrokerQueue] Shop has queue = \"\", but a queue is named by 1 to 1000 characters; change it.",
                        "Shop:3: [VirtualHost] Shop has virtualHost = \"a b\", but a virtual host is named by 1 to 200 letters, digits or any of -/*:_+=.@; change it.");
    }

    @Test
    void aQueueIsReadOnceAndEachOfSeveralOnce() {
        assertThat(problemsOf(
                        trigger(", queue = \"a\"") + trigger(", queue = \"b\"") + "\n" + trigger(", queue = \"a\"")))
                .containsExactly(
                        "Shop:2: [DuplicateEventSource] Shop has queue = \"a\" twice, but AWS maps a source to a function once; remove one of them.");
    }

    @Test
    void theHandlerTakesTheEventsOfEitherBroker() {
        String mq = trigger(", queue = \"a\"");
        assertThat(problems("public class Shop {\n" + mq + " public void one(ActiveMQEvent event) {}\n" + mq
                        + " public void two(RabbitMQEvent event) {}\n" + mq
                        + " public void three(SQSEvent event) {}\n}"))
                .containsExactly(
                        "Shop:4: [EventType] ShopThree takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @MqTrigger sends ActiveMQEvent or RabbitMQEvent; take that, or Map, Object or a stream.");
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
