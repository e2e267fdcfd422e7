package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;

/** What a bucket tells functions, queues and topics, and which documents it takes. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class BucketNotificationTest extends AccountTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNABLE = "Unable to validate the following destination configurations";

    private final LocalQueues queues = new LocalQueues(() -> plane.sqs("us-east-1"));
    private S3Client s3;

    @BeforeEach
    void aBucketAndAFunction() {
        s3 = plane.client(S3Client.class, "us-east-1");
        s3.createBucket(request -> request.bucket("pictures"));
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    private void grant(String account) {
        lambda.addPermission(request -> request.functionName("f")
                .qualifier("live")
                .statementId("s" + account)
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceAccount(account)
                .sourceArn("arn:aws:s3:::pictures"));
    }

    private static LambdaFunctionConfiguration entry(String id, String prefix, String suffix, String... events) {
        List<FilterRule> rules = Stream.of(
                        FilterRule.builder().name("prefix").value(prefix).build(),
                        FilterRule.builder().name("suffix").value(suffix).build())
                .filter(rule -> !rule.value().isEmpty())
                .toList();
        return LambdaFunctionConfiguration.builder()
                .id(id)
                .lambdaFunctionArn(ARN + "f:live")
                .eventsWithStrings(events)
                .filter(rules.isEmpty() ? null : filterOf(rules))
                .build();
    }

    private static NotificationConfigurationFilter filterOf(List<FilterRule> rules) {
        return NotificationConfigurationFilter.builder()
                .key(key -> key.filterRules(rules))
                .build();
    }

    private void put(LambdaFunctionConfiguration... entries) {
        put(NotificationConfiguration.builder()
                .lambdaFunctionConfigurations(entries)
                .build());
    }

    private void put(NotificationConfiguration document) {
        s3.putBucketNotificationConfiguration(
                request -> request.bucket("pictures").notificationConfiguration(document));
    }

    private JsonNode record(int index) throws IOException {
        return JSON.readTree(runtime.invocations().get(index).payload().asUtf8String())
                .path("Records")
                .path(0);
    }

    @Test
    void aNewObjectReachesTheAliasInTheShapeThatS3Sends() throws IOException {
        grant("000000000000");
        put(entry("mine", "in/", ".jpg", "s3:ObjectCreated:*"));
        s3.putObject(request -> request.bucket("pictures").key("in/a b+ü.jpg"), RequestBody.fromString("four"));
        s3.putObject(request -> request.bucket("pictures").key("in/a.png"), RequestBody.fromString("four"));
        s3.putObject(request -> request.bucket("pictures").key("a.jpg"), RequestBody.fromString("four"));
        s3.deleteObject(request -> request.bucket("pictures").key("in/a b+ü.jpg"));

        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(runtime.invocations()).hasSize(1);
        assertThat(runtime.invoked().get(0).version()).isEqualTo("1");
        JsonNode record = record(0);
        assertThat(record.path("eventVersion").asText()).isEqualTo("2.1");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        JsonNode told = record.path("s3");
        assertThat(told.path("configurationId").asText()).isEqualTo("mine");
        assertThat(told.path("bucket").path("name").asText()).isEqualTo("pictures");
        assertThat(told.path("bucket").path("arn").asText()).isEqualTo("arn:aws:s3:::pictures");
        assertThat(told.path("object").path("key").asText()).isEqualTo("in/a+b%2B%C3%BC.jpg");
        assertThat(told.path("object").path("size").asInt()).isEqualTo(4);
        assertThat(told.path("object").path("eTag").asText()).isEqualTo("8cbad96aced40b3838dd9f07f6ef5772");
        assertThat(told.path("object").path("sequencer").asText()).matches("[0-9A-F]{18}");
    }

    @Test
    void whateverHappensToObjectsIsToldApart() throws IOException {
        grant("000000000000");
        put(entry("all", "", "", "s3:ObjectCreated:*", "s3:ObjectRemoved:Delete"));
        s3.putObject(request -> request.bucket("pictures").key("a"), RequestBody.fromString("x"));
        s3.copyObject(request -> request.sourceBucket("pictures")
                .sourceKey("a")
                .destinationBucket("pictures")
                .destinationKey("b"));
        String upload = s3.createMultipartUpload(
                        request -> request.bucket("pictures").key("c"))
                .uploadId();
        String etag = s3.uploadPart(
                        request -> request.bucket("pictures")
                                .key("c")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket("pictures")
                .key("c")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
        s3.deleteObject(request -> request.bucket("pictures").key("a"));
        s3.deleteObject(request -> request.bucket("pictures").key("never was"));

        assertThat(runtime.awaitInvocations(4)).isTrue();
        SortedMap<String, String> told = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            told.put(
                    record(i).path("s3").path("object").path("sequencer").asText(),
                    record(i).path("eventName").asText());
        }
        assertThat(told.values())
                .as("in the order of their sequencers")
                .containsExactly(
                        "ObjectCreated:Put",
                        "ObjectCreated:Copy",
                        "ObjectCreated:CompleteMultipartUpload",
                        "ObjectRemoved:Delete");
    }

    @Test
    void aFunctionThatDoesNotLetTheBucketCallIsRefused() {
        refused(() -> put(entry("a", "", "", "s3:ObjectCreated:*")), 400, "InvalidArgument", UNABLE);
        grant("111111111111");
        refused(() -> put(entry("a", "", "", "s3:ObjectCreated:*")), 400, "InvalidArgument", UNABLE);
        grant("000000000000");
        put(entry("a", "", "", "s3:ObjectCreated:*"));
    }

    @Test
    void entriesThatOneEventMatchesAreRefused() {
        grant("000000000000");
        refused(
                () -> put(entry("a", "", "", "s3:ObjectCreated:*"), entry("b", "", "", "s3:ObjectCreated:Put")),
                400,
                "InvalidArgument",
                "Configurations overlap. Configurations on the same bucket cannot share a common event type.");
        refused(
                () -> put(
                        entry("a", "in/", ".jpg", "s3:ObjectCreated:*"),
                        entry("b", "in/a", "jpg", "s3:ObjectCreated:Put")),
                400,
                "InvalidArgument",
                "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are"
                        + " overlapping for the same event type.");
        put(
                entry("a", "in/", ".jpg", "s3:ObjectCreated:*"),
                entry("b", "in/", ".png", "s3:ObjectCreated:*"),
                entry("c", "", "", "s3:ObjectRemoved:*"));
    }

    @Test
    void wrongEntriesAreRefusedInTheWordsOfS3() {
        grant("000000000000");
        refused(
                () -> put(entry("a", "", "", "s3:ObjectCreate:*")),
                400,
                "InvalidArgument",
                "The event is not supported for notifications");
        refused(
                () -> s3.putBucketNotificationConfiguration(request -> request.bucket("none")
                        .notificationConfiguration(
                                NotificationConfiguration.builder().build())),
                404,
                "NoSuchBucket",
                "The specified bucket does not exist");
        refused(
                () -> plane.client(S3Client.class, "eu-west-1")
                        .getBucketNotificationConfiguration(request -> request.bucket("pictures")),
                301,
                "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all"
                        + " future requests to this endpoint.");
    }

    @Test
    void queuesTopicsAndTheEventBusStandInTheSameDocument() {
        String queue = queues.queue("q", 30);
        String topic = plane.client(SnsClient.class, "us-east-1")
                .createTopic(request -> request.name("t"))
                .topicArn();
        plane.client(SnsClient.class, "us-east-1")
                .subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(queue));
        put(NotificationConfiguration.builder()
                .queueConfigurations(QueueConfiguration.builder()
                        .queueArn(queue)
                        .events(Event.S3_OBJECT_REMOVED)
                        .build())
                .topicConfigurations(TopicConfiguration.builder()
                        .id("t")
                        .topicArn(topic)
                        .events(Event.S3_OBJECT_CREATED)
                        .build())
                .eventBridgeConfiguration(bus -> {})
                .build());

        var document = s3.getBucketNotificationConfiguration(request -> request.bucket("pictures"));
        assertThat(document.queueConfigurations())
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isNotEmpty());
        assertThat(document.topicConfigurations()).hasSize(1);
        assertThat(document.eventBridgeConfiguration()).isNotNull();
        assertThat(document.hasLambdaFunctionConfigurations()).isFalse();
        s3.putObject(request -> request.bucket("pictures").key("a"), RequestBody.fromString("x"));
        s3.deleteObject(request -> request.bucket("pictures").key("a"));
        assertThat(queues.awaitSent(2)).isTrue();
        assertThat(queues.sent().get(0).body()).contains("ObjectCreated:Put");
        assertThat(queues.sent().get(1).body()).contains("ObjectRemoved:Delete");
    }

    @Test
    void aDocumentOutlivesARestartAsItWas() {
        grant("000000000000");
        put(entry("a", "in/", ".jpg", "s3:ObjectCreated:*"));
        s3.putObject(
                request -> request.bucket("pictures")
                        .key("a")
                        .contentType("text/plain")
                        .metadata(Map.of("k", "v")),
                RequestBody.fromString("x"));
        var before = s3.getBucketNotificationConfiguration(request -> request.bucket("pictures"));
        assertThat(before.lambdaFunctionConfigurations().get(0).filter().key().filterRules())
                .extracting(FilterRule::nameAsString)
                .containsExactly("Prefix", "Suffix");
        reopen(LocalOptions.in(directory));
        S3Client again = plane.client(S3Client.class, "us-east-1");
        assertThat(again.getBucketNotificationConfiguration(request -> request.bucket("pictures")))
                .isEqualTo(before);
        assertThat(again.headObject(request -> request.bucket("pictures").key("a"))
                        .metadata())
                .containsEntry("k", "v");
    }
}
