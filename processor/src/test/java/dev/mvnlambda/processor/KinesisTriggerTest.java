package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class KinesisTriggerTest {
    @Test
    void everythingIsInTheManifest() {
        assertThat(eventSources("""
                @KinesisTrigger(stream = "clicks", startingPosition = StartingPosition.AT_TIMESTAMP,
                    startingTimestamp = "2026-01-01T02:00:00+02:00", batchSize = 7, batchWindow = 3,
                    parallelizationFactor = 2, bisectOnError = true, maximumRecordAge = 60, maximumRetries = 3,
                    tumblingWindow = 30, partialBatchResponse = true, filters = "{}", enabled = false,
                    onFailure = "arn:aws:s3:::failed")"""))
                .containsExactly(new EventSourceSpec(
                        "kinesis",
                        "stream/clicks",
                        List.of(
                                "kinesis:DescribeStream",
                                "kinesis:DescribeStreamSummary",
                                "kinesis:GetRecords",
                                "kinesis:GetShardIterator",
                                "kinesis:ListShards",
                                "kinesis:SubscribeToShard"),
                        List.of(),
                        false,
                        new BatchSpec(7, 3, true, List.of("{}")),
                        null,
                        new StreamSpec(
                                "AT_TIMESTAMP", "2026-01-01T00:00:00Z", 2, true, 60, 3, 30, "arn:aws:s3:::failed"),
                        null,
                        null));
    }

    @Test
    void whatIsNotWrittenHasItsDefault() {
        EventSourceSpec source =
                eventSources("@KinesisTrigger(stream = \"clicks\")").get(0);
        assertThat(source.batch()).isEqualTo(new BatchSpec(100, 0, false, List.of()));
        assertThat(source.stream()).isEqualTo(new StreamSpec("LATEST", "", 1, false, -1, -1, 0, ""));
    }

    @Test
    void aStreamIsNamedByNameByArnOrByAConsumer() {
        assertThat(problemsOf("""
                @KinesisTrigger(stream = "a")
                @KinesisTrigger(stream = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks")
                @KinesisTrigger(stream = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks/consumer/shop:1767225600")""")).isEmpty();
        assertThat(
                        problemsOf(
                                "@KinesisTrigger(stream = \"a b\")\n@KinesisTrigger(stream = \"arn:aws:kinesis:eu-west-1:123456789012:clicks\")"))
                .containsExactly(
                        "Shop:1: [EventSource] Shop has stream = \"a b\", but AWS takes a name of the form [a-zA-Z0-9_.-]{1,128} there; change it.",
                        "Shop:2: [EventSource] Shop has stream = \"arn:aws:kinesis:eu-west-1:123456789012:clicks\", but the ARN of one is like arn:aws:kinesis:eu-west-1:123456789012:stream/name; write that, or the name alone.");
    }

    @Test
    void aTimeIsGivenExactlyWhereReadingBeginsAtOne() {
        assertThat(problemsOf("""
                @KinesisTrigger(stream = "a",
                    startingPosition = StartingPosition.AT_TIMESTAMP)
                @KinesisTrigger(stream = "b",
                    startingTimestamp = "2026-01-01T00:00:00Z")"""))
                .containsExactly(
                        "Shop:2: [StartingTimestamp] Shop has startingPosition = AT_TIMESTAMP, but AWS has to know the time; add startingTimestamp.",
                        "Shop:4: [StartingTimestamp] Shop has a startingTimestamp, which only has a meaning with startingPosition = AT_TIMESTAMP; set that, or remove it.");
    }

    @Test
    void aTimeIsOneThatHasPassed() {
        assertThat(problemsOf("""
                @KinesisTrigger(stream = "a", startingPosition = StartingPosition.AT_TIMESTAMP,
                    startingTimestamp = "yesterday")
                @KinesisTrigger(stream = "b", startingPosition = StartingPosition.AT_TIMESTAMP,
                    startingTimestamp = "9999-01-01T00:00:00Z")
                @KinesisTrigger(stream = "c", startingPosition = StartingPosition.AT_TIMESTAMP,
                    startingTimestamp = "${start}")"""))
                .containsExactly(
                        "Shop:2: [StartingTimestamp] Shop has startingTimestamp = \"yesterday\", but AWS needs a time and its offset; write one like 2026-10-01T00:00:00Z.",
                        "Shop:4: [StartingTimestamp] Shop has startingTimestamp = \"9999-01-01T00:00:00Z\", but AWS reads nothing that is still to come; choose a time that has passed.");
    }

    @Test
    void onlyKafkaIsToldOfFailuresByATopicOfKafka() {
        assertThat(problemsOf("@KinesisTrigger(stream = \"a\",\n onFailure = \"kafka://failed\")"))
                .containsExactly(
                        "Shop:2: [OnFailure] Shop has onFailure = \"kafka://failed\", but AWS tells a queue, a topic or a bucket of records given up; write the ARN of one.");
    }

    @Test
    void theHandlerTakesItsEvents() {
        assertThat(problems("""
                public class Shop {
                    @KinesisTrigger(stream = "clicks") public void one(KinesisEvent event) {}
                    @KinesisTrigger(stream = "clicks") public void two(KinesisTimeWindowEvent event) {}
                    @KinesisTrigger(stream = "clicks") public void three(SQSEvent event) {}
                }"""))
                .containsExactly(
                        "Shop:4: [EventType] ShopThree takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @KinesisTrigger sends KinesisEvent; take that, or Map, Object or a stream.");
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
