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

class DynamoDbTriggerTest {
    @Test
    void everythingIsInTheManifest() {
        assertThat(eventSources("""
                @DynamoDbTrigger(table = "orders-${stage}", startingPosition = StartingPosition.TRIM_HORIZON,
                    batchSize = 7, batchWindow = 3, parallelizationFactor = 2, bisectOnError = true,
                    maximumRecordAge = 60, maximumRetries = 3, tumblingWindow = 30, partialBatchResponse = true,
                    filters = "{\\"eventName\\": [\\"INSERT\\"]}", enabled = false,
                    onFailure = "arn:aws:s3:::failed")"""))
                .containsExactly(new EventSourceSpec(
                        "dynamodb",
                        "table/orders-${stage}",
                        List.of(
                                "dynamodb:DescribeStream",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator",
                                "dynamodb:ListStreams"),
                        List.of(),
                        false,
                        new BatchSpec(7, 3, true, List.of("{\"eventName\": [\"INSERT\"]}")),
                        null,
                        new StreamSpec("TRIM_HORIZON", "", 2, true, 60, 3, 30, "arn:aws:s3:::failed"),
                        null,
                        null));
    }

    @Test
    void whatIsNotWrittenHasItsDefault() {
        EventSourceSpec source =
                eventSources("@DynamoDbTrigger(table = \"orders\")").get(0);
        assertThat(source.batch()).isEqualTo(new BatchSpec(100, 0, false, List.of()));
        assertThat(source.stream()).isEqualTo(new StreamSpec("LATEST", "", 1, false, -1, -1, 0, ""));
        assertThat(source.enabled()).isTrue();
    }

    @Test
    void aTableIsNamedByNameByArnOrByItsStream() {
        assertThat(problemsOf("""
                @DynamoDbTrigger(table = "a.b_c-1")
                @DynamoDbTrigger(table = "arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:table/orders")
                @DynamoDbTrigger(table = "arn:aws:dynamodb:eu-west-1:123456789012:table/o/stream/2026-01-01T00:00:00.000")""")).isEmpty();
        assertThat(problemsOf("""
                @DynamoDbTrigger(table = "ab")
                @DynamoDbTrigger(table = "arn:aws:dynamodb:eu-west-1:123456789012:orders")
                @DynamoDbTrigger(table = "arn:aws:kinesis:eu-west-1:123456789012:table/orders")"""))
                .containsExactly(
                        "Shop:1: [EventSource] Shop has table = \"ab\", but AWS takes a name of the form [a-zA-Z0-9_.-]{3,255} there; change it.",
                        "Shop:2: [EventSource] Shop has table = \"arn:aws:dynamodb:eu-west-1:123456789012:orders\", but the ARN of one is like arn:aws:dynamodb:eu-west-1:123456789012:table/name; write that, or the name alone.",
                        "Shop:3: [EventSource] Shop has table = \"arn:aws:kinesis:eu-west-1:123456789012:table/orders\", but the ARN of one is like arn:aws:dynamodb:eu-west-1:123456789012:table/name; write that, or the name alone.");
    }

    @Test
    void aTableIsNotReadFromATimeOn() {
        assertThat(problemsOf(
                        "@DynamoDbTrigger(table = \"orders\",\n startingPosition = StartingPosition.AT_TIMESTAMP)"))
                .containsExactly(
                        "Shop:2: [StartingPosition] Shop has startingPosition = AT_TIMESTAMP, which AWS does not know for @DynamoDbTrigger; choose LATEST or TRIM_HORIZON.");
    }

    @Test
    void numbersAreTextsInItsEvents() {
        assertThat(problemsOf("""
                @DynamoDbTrigger(table = "orders", filters = {"{\\"numeric\\": [\\"1\\"]}",
                    "{\\"dynamodb\\":{\\"n\\":{\\"N\\":[{\\"numeric\\":[\\">\\",1]}]}}}"})"""))
                .containsExactly(
                        "Shop:2: [NumericFilter] Shop has the filter {\"dynamodb\":{\"n\":{\"N\":[{\"numeric\":[\">\",1]}]}}}, but DynamoDB writes numbers as texts, which \"numeric\" does not match; list their texts.");
        assertThat(
                        problemsOf(
                                "@KinesisTrigger(stream = \"a\", filters = \"{\\\"data\\\":{\\\"n\\\":[{\\\"numeric\\\":[\\\">\\\",1]}]}}\")"))
                .isEmpty();
    }

    @Test
    void theHandlerTakesItsEvents() {
        assertThat(problems("""
                public class Shop {
                    @DynamoDbTrigger(table = "orders") public void one(DynamodbEvent event) {}
                    @DynamoDbTrigger(table = "orders") public void two(DynamodbTimeWindowEvent event) {}
                    @DynamoDbTrigger(table = "orders") public void three(KinesisEvent event) {}
                }"""))
                .containsExactly(
                        "Shop:4: [EventType] ShopThree takes com.amazonaws.services.lambda.runtime.events.KinesisEvent, but @DynamoDbTrigger sends DynamodbEvent; take that, or Map, Object or a stream.");
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
