package dev.mvnlambda.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.push.Functions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Tells those whom a bucket's document names what happened to its objects: functions asynchronously, and only where their
 * resource policy lets the bucket call.
 */
final class BucketEvents {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Buckets buckets;
    private final Functions functions;
    private final BiConsumer<String, String> queues;
    private final BiConsumer<String, String> topics;
    private final String account;

    /**
     * Events of the account's buckets.
     *
     * @param queues take a text, by the queue's ARN
     * @param topics take a text, by the topic's ARN
     */
    BucketEvents(
            Buckets buckets,
            Functions functions,
            BiConsumer<String, String> queues,
            BiConsumer<String, String> topics,
            String account) {
        this.buckets = buckets;
        this.functions = functions;
        this.queues = queues;
        this.topics = topics;
        this.account = account;
    }

    /** Tells that an object was made, by {@code Put}, {@code Copy} or the end of an upload in parts. */
    void created(ObjectRecord object, String how) {
        ObjectNode node = Json.mapper()
                .createObjectNode()
                .put("key", encoded(object.key()))
                .put("size", object.size())
                .put("eTag", object.etag());
        tell(object.bucket(), object.key(), "ObjectCreated:" + how, node, object.modified());
    }

    /** Tells that an object was deleted. */
    void removed(String bucket, String key, Instant now) {
        tell(
                bucket,
                key,
                "ObjectRemoved:Delete",
                Json.mapper().createObjectNode().put("key", encoded(key)),
                now);
    }

    private void tell(String name, String key, String event, ObjectNode object, Instant now) {
        BucketRecord bucket = buckets.change(name, BucketRecord::afterEvent);
        object.put("sequencer", String.format(Locale.ROOT, "%018X", bucket.sequence()));
        NotificationEntry.of(bucket.notifications()).stream()
                .filter(entry -> entry.matches("s3:" + event, key))
                .forEach(entry -> tell(entry, bucket, record(entry, bucket, event, object, now)));
    }

    private void tell(NotificationEntry entry, BucketRecord bucket, String text) {
        String arn = entry.destination();
        try {
            switch (arn.split(":", -1)[2]) {
                case "lambda" ->
                    functions.call(
                            new Functions.Sender("s3.amazonaws.com", bucket.arn()), arn, SdkBytes.fromUtf8String(text));
                case "sqs" -> queues.accept(arn, text);
                default -> topics.accept(arn, text);
            }
        } catch (AwsServiceException e) {
            // a queue or topic that is gone by now: S3 tells nobody either
            return;
        }
    }

    private String record(NotificationEntry entry, BucketRecord bucket, String event, ObjectNode object, Instant now) {
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode record = root.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", bucket.region())
                .put("eventTime", TIME.format(now))
                .put("eventName", event);
        record.putObject("userIdentity").put("principalId", "AWS:" + account);
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString())
                .put("x-amz-id-2", "local");
        ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", entry.id());
        s3.putObject("bucket")
                .put("name", bucket.name())
                .put("arn", bucket.arn())
                .putObject("ownerIdentity")
                .put("principalId", account);
        s3.set("object", object.deepCopy());
        return root.toString();
    }

    /** A blank is a plus sign, and a slash stays. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
