package dev.mvnlambda.local.control;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;

/** An account with a queue {@code q} that the role may read, and a function {@code f} with an alias {@code live}. */
@SuppressWarnings("NullAway.Init")
abstract class MappingTest extends AccountTest {

    static final String STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-01-01T00:00:00.000";

    final LocalQueues queues = new LocalQueues(() -> plane.sqs("us-east-1"));
    String queue;

    @BeforeEach
    void aQueueAndAFunction() {
        queue = queues.queue("q", 30);
        allow("sqs:ReceiveMessage", "arn:aws:sqs:us-east-1:000000000000:*");
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    /** Lets the role do something, instead of what it was allowed before. */
    final void allow(String action, String resource) {
        plane.iam()
                .putRolePolicy(request -> request.roleName("role")
                        .policyName("p")
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
}
