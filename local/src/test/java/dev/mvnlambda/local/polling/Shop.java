package dev.mvnlambda.local.polling;

import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A served account with a role, functions and queues, reached by clients over HTTP. */
record Shop(LocalServer server, LambdaClient lambda, SqsClient sqs) implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ROLE = "arn:aws:iam::000000000000:role/clerk";
    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

    static Shop open(Path directory, FunctionRuntime runtime) throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none());
        LocalServer server = LocalServer.start(0, LocalAccount.open(options, Clock.systemUTC(), runtime), List.of());
        return new Shop(server, Clients.lambda(server.address()), Clients.sqs(server.address()));
    }

    /** Makes a function with a version 1 and an alias {@code live} that points to it. */
    void function(String name, String handler, SdkBytes archive, Map<String, String> environment) {
        function(name, handler, archive, environment, request -> request);
    }

    /** Makes a durable function, as {@link #function} makes another. */
    void durable(String name, String handler, SdkBytes archive, Map<String, String> environment) {
        function(
                name,
                handler,
                archive,
                environment,
                request -> request.durableConfig(durable -> durable.executionTimeout(60)));
    }

    private void function(
            String name,
            String handler,
            SdkBytes archive,
            Map<String, String> environment,
            UnaryOperator<CreateFunctionRequest.Builder> more) {
        Clients.iam(server.address())
                .createRole(request -> request.roleName("clerk")
                        .assumeRolePolicyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}"));
        Clients.iam(server.address())
                .putRolePolicy(request -> request.roleName("clerk")
                        .policyName("queues")
                        .policyDocument(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}"));
        CreateFunctionRequest.Builder usual = CreateFunctionRequest.builder()
                .functionName(name)
                .role(ROLE)
                .runtime("java17")
                .handler(handler)
                .timeout(2)
                .memorySize(256)
                .environment(variables -> variables.variables(environment))
                .code(code -> code.zipFile(archive))
                .publish(true);
        lambda.createFunction(more.apply(usual).build());
        alias(name, "live");
    }

    void alias(String function, String alias) {
        lambda.createAlias(request -> request.functionName(function).name(alias).functionVersion("1"));
    }

    /** Makes a queue and returns its address. */
    String queue(String name, Map<String, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    /** Makes a queue whose messages come back soon, though not before a slow machine is done with them. */
    String impatientQueue(String name, Map<String, String> attributes) {
        String url = queue(name, attributes);
        sqs.setQueueAttributes(
                request -> request.queueUrl(url).attributesWithStrings(Map.of("VisibilityTimeout", "5")));
        return url;
    }

    static String redriveTo(String deadLetters, int maxReceiveCount) {
        return "{\"deadLetterTargetArn\":\"" + ARN + deadLetters + "\",\"maxReceiveCount\":" + maxReceiveCount + "}";
    }

    /** Maps a queue to a function, and returns the mapping's UUID. */
    String map(String queue, String function, UnaryOperator<CreateEventSourceMappingRequest.Builder> more) {
        CreateEventSourceMappingRequest.Builder usual =
                CreateEventSourceMappingRequest.builder().functionName(function).eventSourceArn(ARN + queue);
        return lambda.createEventSourceMapping(more.apply(usual).build()).uuid();
    }

    void enable(String mapping, boolean enabled) {
        lambda.updateEventSourceMapping(request -> request.uuid(mapping).enabled(enabled));
    }

    void send(String url, String... bodies) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, bodies.length)
                .mapToObj(index -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(bodies[index])
                        .build())
                .toList();
        sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    }

    /** Returns how many messages a queue holds, received ones too. */
    int count(String url) {
        return attributes(url).entrySet().stream()
                .filter(attribute -> attribute.getKey().startsWith("ApproximateNumberOf"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }

    /** Returns how many messages were received and are not back yet. */
    int hidden(String url) {
        return Integer.parseInt(attributes(url).getOrDefault("ApproximateNumberOfMessagesNotVisible", "0"));
    }

    private Map<String, String> attributes(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings();
    }

    static void await(String what, BooleanSupplier holds) {
        await(what, LONG, holds);
    }

    static void await(String what, Duration time, BooleanSupplier holds) {
        Awaitility.await(what).atMost(time).pollInterval(BETWEEN_LOOKS).until(holds::getAsBoolean);
    }

    @Override
    public void close() {
        server.close();
    }
}
