package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes what an app refers to and others make on AWS, with nothing in it and no settings but those that a function needs. */
final class StandIns {
    private static final int LEAST_VISIBILITY = 30;
    private static final int MOST_VISIBILITY = 43_200;

    private final Caller caller;
    private final Clients clients;

    StandIns(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * Makes one.
     *
     * @param arn of a queue, a table, a stream, a topic, a bucket, an event bus or a log group that is not there
     * @param desired all that is wanted of functions, their timeouts among it
     */
    void make(SourceArn arn, List<Node> desired) {
        switch (arn.service()) {
            case "sqs" -> queue(arn, desired);
            case "dynamodb" -> table(arn.name());
            case "kinesis" -> stream(arn.name());
            case "sns" -> topic(arn.resource());
            case "s3" -> bucket(arn.resource());
            case "events" -> bus(arn.name());
            case "logs" -> logGroup(LogGroupArn.parse(arn.toString()).name());
            default -> throw new IllegalStateException("Nothing can stand in for " + arn);
        }
    }

    private void queue(SourceArn queue, List<Node> desired) {
        int longest = desired.stream()
                .filter(node -> node.properties() instanceof MappingProperties mapping
                        && mapping.source().equals(queue.toString()))
                .mapToInt(node -> timeout(node.function(), desired))
                .max()
                .orElse(0);
        int visibility = Math.min(Math.max(QueueCheck.recommended(longest), LEAST_VISIBILITY), MOST_VISIBILITY);
        Map<QueueAttributeName, String> settings =
                Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(visibility));
        Map<QueueAttributeName, String> ordered = Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                String.valueOf(visibility),
                QueueAttributeName.FIFO_QUEUE,
                "true");
        var sqs = clients.sqs();
        caller.call(
                "sqs:CreateQueue",
                () -> sqs.createQueue(
                        r -> r.queueName(queue.resource()).attributes(queue.isFifo() ? ordered : settings)));
    }

    private static int timeout(String function, List<Node> desired) {
        return desired.stream()
                .filter(node -> node.function().equals(function))
                .filter(node -> node.properties() instanceof FunctionProperties)
                .mapToInt(node -> ((FunctionProperties) node.properties()).timeout())
                .findFirst()
                .orElse(0);
    }

    private void table(String name) {
        var dynamoDb = clients.dynamoDb();
        caller.call(
                "dynamodb:CreateTable",
                () -> dynamoDb.createTable(r -> r.tableName(name)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType("S")
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType("HASH")
                                .build())
                        .billingMode("PAY_PER_REQUEST")
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType("NEW_AND_OLD_IMAGES"))));
    }

    private void stream(String name) {
        var kinesis = clients.kinesis();
        caller.call(
                "kinesis:CreateStream",
                () -> kinesis.createStream(r -> r.streamName(name).shardCount(1)));
    }

    private void topic(String name) {
        new Topics(caller, clients.sns()).create(name, Map.of());
    }

    private void bucket(String name) {
        var s3 = clients.s3();
        caller.call("s3:CreateBucket", () -> s3.createBucket(r -> r.bucket(name)));
    }

    private void bus(String name) {
        var eventBridge = clients.eventBridge();
        caller.call("events:CreateEventBus", () -> eventBridge.createEventBus(r -> r.name(name)));
    }

    private void logGroup(String name) {
        var logs = clients.logs();
        caller.call("logs:CreateLogGroup", () -> logs.createLogGroup(r -> r.logGroupName(name)));
    }
}
