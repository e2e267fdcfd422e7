package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;

/** Topics, their subscriptions, and what becomes of messages. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class TopicTest extends AccountTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:orders";

    private final LocalQueues queues = new LocalQueues(() -> plane.sqs("us-east-1"));
    private SnsClient sns;

    @BeforeEach
    void aTopicAndAFunction() {
        sns = plane.client(SnsClient.class, "us-east-1");
        sns.createTopic(request -> request.name("orders"));
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    private void grant(String qualifier, String topic) {
        lambda.addPermission(request -> request.functionName("f")
                .qualifier(qualifier)
                .statementId("s" + topic.hashCode())
                .action("lambda:InvokeFunction")
                .principal("sns.amazonaws.com")
                .sourceArn(topic));
    }

    private String subscribe(Map<String, String> attributes) {
        return sns.subscribe(request -> request.topicArn(TOPIC)
                        .protocol("lambda")
                        .endpoint(ARN + "f:live")
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private JsonNode event(int index) throws IOException {
        return JSON.readTree(runtime.invocations().get(index).payload().asUtf8String());
    }

    @Test
    void aTopicShowsThePolicyThatHoldsWhereNoneWasSet() throws IOException {
        Map<String, String> attributes =
                sns.getTopicAttributes(request -> request.topicArn(TOPIC)).attributes();

        JsonNode statement =
                JSON.readTree(attributes.get("Policy")).path("Statement").path(0);
        assertThat(statement.path("Resource").asText()).isEqualTo(TOPIC);
        assertThat(statement.at("/Condition/StringEquals/AWS:SourceOwner").asText())
                .isEqualTo("000000000000");
        assertThat(JSON.readTree(attributes.get("EffectiveDeliveryPolicy"))
                        .at("/http/defaultHealthyRetryPolicy/numRetries")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aMessageReachesTheAliasInTheShapeThatSnsSends() throws IOException {
        grant("live", TOPIC);
        String subscription = subscribe(Map.of());
        String id = sns.publish(request -> request.topicArn(TOPIC)
                        .subject("new")
                        .message("{\"order\":7}")
                        .messageAttributes(Map.of(
                                "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("new")
                                        .build())))
                .messageId();

        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(runtime.invoked().get(0).version()).isEqualTo("1");
        JsonNode record = event(0).path("Records").path(0);
        assertThat(record.path("EventSource").asText()).isEqualTo("aws:sns");
        assertThat(record.path("EventVersion").asText()).isEqualTo("1.0");
        assertThat(record.path("EventSubscriptionArn").asText())
                .isEqualTo(subscription)
                .startsWith(TOPIC + ":");
        assertThat(record.path("Sns").path("MessageAttributes"))
                .isEqualTo(JSON.readTree("{\"kind\":{\"Type\":\"String\",\"Value\":\"new\"}}"));
        JsonNode message = record.path("Sns");
        assertThat(List.of("Type", "MessageId", "TopicArn", "Subject", "Message").stream()
                        .map(name -> message.path(name).asText()))
                .containsExactly("Notification", id, TOPIC, "new", "{\"order\":7}");
        assertThat(message.path("Timestamp").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void aMessageWithoutSubjectSaysSo() throws IOException {
        grant("live", TOPIC);
        subscribe(Map.of());
        sns.publish(request -> request.topicArn(TOPIC).message("plain"));

        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(event(0).path("Records").path(0).path("Sns").path("Subject").isNull())
                .isTrue();
    }

    @Test
    void whatTheAliasDoesNotAllowGoesToTheDeadLetters() {
        String dead = queues.queue("dead", 30);
        grant("1", TOPIC);
        grant("live", TOPIC + "-other");
        subscribe(Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + dead + "\"}"));
        sns.publish(request -> request.topicArn(TOPIC).message("lost"));

        assertThat(queues.awaitSent(1)).isTrue();
        assertThat(queues.sent().get(0).body()).contains("\"Message\":\"lost\"");
        assertThat(runtime.invocations()).isEmpty();
    }

    @Test
    void aPolicyLooksAtAttributes() throws IOException {
        grant("live", TOPIC);
        subscribe(Map.of(
                "FilterPolicy",
                "{\"kind\":[\"new\",{\"prefix\":\"re-\"}],\"price\":[{\"numeric\":[\">\",5,\"<=\",10]}],"
                        + "\"colour\":[{\"anything-but\":[\"red\"]}],\"size\":[{\"exists\":false}]}"));
        publish("no attributes", Map.of());
        publish("too dear", Map.of("kind", text("new"), "price", number("11"), "colour", text("blue")));
        publish("red", Map.of("kind", text("new"), "price", number("6"), "colour", text("red")));
        publish("sized", Map.of("kind", text("new"), "price", number("6"), "colour", text("b"), "size", text("L")));
        publish("passes", Map.of("kind", text("re-sent"), "price", number("10.0"), "colour", text("blue")));
        publish(
                "passes by one of several",
                Map.of("kind", array("[\"old\",\"new\"]"), "price", number("6"), "colour", text("blue")));

        assertThat(runtime.awaitInvocations(2)).isTrue();
        assertThat(messages(2)).containsExactlyInAnyOrder("passes", "passes by one of several");
    }

    @Test
    void aPolicyLooksAtTheMessage() throws IOException {
        grant("live", TOPIC);
        subscribe(Map.of("FilterPolicyScope", "MessageBody", "FilterPolicy", "{\"order\":{\"kind\":[\"new\"]}}"));
        publish("plain", Map.of("order", text("new")));
        publish("{\"order\":{\"kind\":\"old\"}}", Map.of());
        publish("{\"order\":{\"kind\":\"new\"}}", Map.of());

        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(messages(1)).containsExactly("{\"order\":{\"kind\":\"new\"}}");
    }

    private List<String> messages(int count) throws IOException {
        assertThat(runtime.invocations()).hasSize(count);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(
                    event(i).path("Records").path(0).path("Sns").path("Message").asText());
        }
        return messages;
    }

    private void publish(String message, Map<String, MessageAttributeValue> attributes) {
        sns.publish(request -> request.topicArn(TOPIC).message(message).messageAttributes(attributes));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue array(String value) {
        return MessageAttributeValue.builder()
                .dataType("String.Array")
                .stringValue(value)
                .build();
    }

    @Test
    void aBatchIsTakenMessageByMessage() {
        grant("live", TOPIC);
        subscribe(Map.of());
        var answer = sns.publishBatch(request -> request.topicArn(TOPIC)
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder()
                                .id("a")
                                .message("one")
                                .build(),
                        PublishBatchRequestEntry.builder().id("b").message("").build()));

        assertThat(answer.successful()).singleElement().extracting("id").isEqualTo("a");
        assertThat(answer.failed()).singleElement().extracting("code").isEqualTo("InvalidParameter");
        assertThat(runtime.awaitInvocations(1)).isTrue();
        refused(
                () -> sns.publishBatch(request -> request.topicArn(TOPIC).publishBatchRequestEntries(List.of())),
                400,
                "EmptyBatchRequest",
                "The batch request doesn't contain any entries.");
    }

    @Test
    void aQueueTakesTheEnvelopeOrTheBareText() {
        String queue = queues.queue("q", 30);
        String subscription = sns.subscribe(
                        request -> request.topicArn(TOPIC).protocol("sqs").endpoint(queue))
                .subscriptionArn();
        sns.publish(request -> request.topicArn(TOPIC).message("in an envelope"));
        sns.setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
                .attributeName("RawMessageDelivery")
                .attributeValue("true"));
        sns.publish(request -> request.topicArn(TOPIC).message("bare"));

        assertThat(queues.awaitSent(2)).isTrue();
        assertThat(queues.sent().get(0).body()).contains("\"Type\":\"Notification\"", "\"Message\":\"in an envelope\"");
        assertThat(queues.sent().get(1).body()).isEqualTo("bare");
    }

    @Test
    void anEqualSubscriptionIsTheSame() {
        String subscription = subscribe(Map.of());
        assertThat(subscribe(Map.of())).isEqualTo(subscription);
        refused(
                () -> subscribe(Map.of("FilterPolicy", "{\"a\":[1]}")),
                400,
                "InvalidParameter",
                "Invalid parameter: Attributes Reason: Subscription already exists with different attributes");
    }

    @Test
    void attributesComeAndGo() {
        String subscription = subscribe(Map.of("FilterPolicy", "{\"a\":[1]}"));
        assertThat(attributes(subscription))
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .containsEntry("Endpoint", ARN + "f:live")
                .containsEntry("RawMessageDelivery", "false")
                .containsEntry("PendingConfirmation", "false");
        set(subscription, "FilterPolicy", "{}");
        set(subscription, "RedrivePolicy", "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:d\"}");
        set(subscription, "RedrivePolicy", "");
        assertThat(attributes(subscription)).containsEntry("FilterPolicy", "{}").doesNotContainKey("RedrivePolicy");
    }

    private Map<String, String> attributes(String subscription) {
        return sns.getSubscriptionAttributes(request -> request.subscriptionArn(subscription))
                .attributes();
    }

    private void set(String subscription, String name, String value) {
        sns.setSubscriptionAttributes(request ->
                request.subscriptionArn(subscription).attributeName(name).attributeValue(value));
    }

    @Test
    void wrongAttributesAreRefusedInTheWordsOfSns() {
        String start = "Invalid parameter: ";
        refused(
                () -> subscribe(Map.of("FilterPolicy", "{\"a\":{\"b\":[1]}}")),
                400,
                "InvalidParameter",
                start + "Filter policy scope MessageAttributes does not support nested filter policy");
        refused(
                () -> subscribe(Map.of("FilterPolicy", "{\"a\":1}")),
                400,
                "InvalidParameter",
                start + "Attributes Reason: FilterPolicy: \"a\" must be an object or an array");
        refused(
                () -> subscribe(Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"d\"}")),
                400,
                "InvalidParameter",
                start + "RedrivePolicy: deadLetterTargetArn is an invalid arn");
        refused(() -> subscribe(Map.of("Colour", "red")), 400, "InvalidParameter", start + "AttributeName");
        refused(() -> sns.createTopic(request -> request.name("a.b")), 400, "InvalidParameter", start + "Topic Name");
        refused(
                () -> sns.publish(request -> request.topicArn(TOPIC).message("")),
                400,
                "InvalidParameter",
                start + "Empty message");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused(
                () -> sns.publish(request -> request.topicArn(TOPIC + "x").message("m")),
                404,
                "NotFound",
                "Topic does not exist");
        refused(
                () -> sns.getSubscriptionAttributes(request -> request.subscriptionArn(TOPIC + ":none")),
                404,
                "NotFound",
                "Subscription does not exist");
        refused(
                () -> sns.listTagsForResource(request -> request.resourceArn(TOPIC + "x")),
                404,
                "ResourceNotFound",
                "Resource does not exist");
    }

    @Test
    void aTopicThatKeepsOrderCallsNoFunction() {
        sns.createTopic(request -> request.name("o.fifo").attributes(Map.of("FifoTopic", "true")));
        refused(
                () -> sns.subscribe(request -> request.topicArn("arn:aws:sns:us-east-1:000000000000:o.fifo")
                        .protocol("lambda")
                        .endpoint(ARN + "f:live")),
                400,
                "InvalidParameter",
                "Invalid parameter: Invalid protocol type: lambda");
    }

    @Test
    void subscriptionsAreListedInPages() {
        List<String> all = IntStream.range(0, 101)
                .mapToObj(n -> sns.subscribe(request ->
                                request.topicArn(TOPIC).protocol("lambda").endpoint(ARN + "f" + n))
                        .subscriptionArn())
                .toList();
        var first = sns.listSubscriptionsByTopic(request -> request.topicArn(TOPIC));
        assertThat(first.subscriptions()).hasSize(100);
        assertThat(sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(TOPIC))
                        .subscriptions())
                .extracting(Subscription::subscriptionArn)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aTopicGoesWithItsSubscriptionsAndTags() {
        sns.tagResource(request -> request.resourceArn(TOPIC)
                .tags(Tag.builder().key("team").value("shop").build()));
        assertThat(plane.tagging("us-east-1")
                        .getResources(request -> request.resourceTypeFilters("sns"))
                        .resourceTagMappingList())
                .singleElement()
                .extracting("resourceARN")
                .isEqualTo(TOPIC);
        sns.untagResource(request -> request.resourceArn(TOPIC).tagKeys("team"));
        assertThat(sns.listTagsForResource(request -> request.resourceArn(TOPIC))
                        .tags())
                .isEmpty();
        subscribe(Map.of());
        sns.deleteTopic(request -> request.topicArn(TOPIC));
        sns.createTopic(request -> request.name("orders"));
        assertThat(sns.listSubscriptions().subscriptions()).isEmpty();
    }

    @Test
    void topicsAndSubscriptionsOutliveARestart() {
        subscribe(Map.of("FilterPolicy", "{\"a\":[1]}"));
        reopen(LocalOptions.in(directory));
        SnsClient again = plane.client(SnsClient.class, "us-east-1");
        assertThat(again.listTopics().topics()).hasSize(1);
        assertThat(again.listSubscriptions().subscriptions()).hasSize(1);
    }
}
