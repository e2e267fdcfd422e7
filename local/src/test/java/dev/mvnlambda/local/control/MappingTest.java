package dev.mvnlambda.local.control;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;

/** An account with a queue {@code q} that the role may read, and a function {@code f} with an alias {@code live}. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
abstract class MappingTest extends AccountTest {

    final LocalQueues queues = new LocalQueues(() -> plane.sqs("us-east-1"));
    String queue;

    @BeforeEach
    void aQueueAndAFunction() {
        queue = queues.queue("q", 30);
        allow("sqs:ReceiveMessage", "arn:aws:sqs:us-east-1:000000000000:*");
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    /** Makes a table with a stream that the role may read, and returns the ARN of the stream. */
    final String stream() {
        permit("streams", "dynamodb:*", "*");
        return plane.client(DynamoDbClient.class, "us-east-1")
                .createTable(request -> request.tableName("table")
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType("S")
                                .build())
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType("NEW_IMAGE")))
                .tableDescription()
                .latestStreamArn();
    }

    /** Lets the role do something, instead of what it was allowed before. */
    final void allow(String action, String resource) {
        permit("p", action, resource);
    }

    private void permit(String policy, String action, String resource) {
        plane.iam()
                .putRolePolicy(request -> request.roleName("role")
                        .policyName(policy)
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
                                        + action + "\"],\"Resource\":\"" + resource + "\"}]}"));
    }

    final CreateEventSourceMappingResponse map(
            String function, UnaryOperator<CreateEventSourceMappingRequest.Builder> more) {
        CreateEventSourceMappingRequest.Builder usual =
                CreateEventSourceMappingRequest.builder().functionName(function).eventSourceArn(queue);
        return lambda.createEventSourceMapping(more.apply(usual).build());
    }

    /** Makes a mapping of the queue that is Enabled, and returns its UUID. */
    final String mapped(String function) {
        String uuid = map(function, request -> request).uuid();
        settle();
        return uuid;
    }

    final List<String> listed(UnaryOperator<ListEventSourceMappingsRequest.Builder> which) {
        return lambda
                .listEventSourceMappings(
                        which.apply(ListEventSourceMappingsRequest.builder()).build())
                .eventSourceMappings()
                .stream()
                .map(EventSourceMappingConfiguration::functionArn)
                .toList();
    }

    final void invalid(String function, UnaryOperator<CreateEventSourceMappingRequest.Builder> more, String text) {
        refused(() -> map(function, more), 400, "InvalidParameterValueException", text);
    }
}
