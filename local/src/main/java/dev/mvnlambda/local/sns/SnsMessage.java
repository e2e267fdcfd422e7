package dev.mvnlambda.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** A message on its way to subscribers. The local Lambda signs nothing, so the signature is a word only. */
record SnsMessage(
        String id,
        String topicArn,
        @Nullable String subject,
        String text,
        Instant time,
        Map<String, MessageAttributeValue> attributes) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The event that a function takes. */
    String event(SubscriptionRecord subscription) {
        ObjectNode event = Json.mapper().createObjectNode();
        ObjectNode entry = event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription.arn());
        ObjectNode sns = entry.putObject("Sns");
        fill(sns, subscription, "SigningCertUrl", "UnsubscribeUrl");
        sns.put("Subject", subject);
        sns.set("MessageAttributes", attributesNode());
        return event.toString();
    }

    /** The body of the message that a queue takes. */
    String body(SubscriptionRecord subscription) {
        if (subscription.isRaw()) {
            return text;
        }
        ObjectNode envelope = Json.mapper().createObjectNode();
        fill(envelope, subscription, "SigningCertURL", "UnsubscribeURL");
        if (subject != null) {
            envelope.put("Subject", subject);
        }
        if (!attributes.isEmpty()) {
            envelope.set("MessageAttributes", attributesNode());
        }
        return envelope.toString();
    }

    private void fill(ObjectNode node, SubscriptionRecord subscription, String certificate, String unsubscribe) {
        String host = "https://sns." + topicArn.split(":", -1)[3] + ".amazonaws.com/";
        node.put("Type", "Notification")
                .put("MessageId", id)
                .put("TopicArn", topicArn)
                .put("Message", text)
                .put("Timestamp", TIME.format(time))
                .put("SignatureVersion", "1")
                .put("Signature", "LOCAL")
                .put(certificate, host + "SimpleNotificationService-local.pem")
                .put(unsubscribe, host + "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
    }

    private ObjectNode attributesNode() {
        ObjectNode node = Json.mapper().createObjectNode();
        attributes.forEach((name, value) -> node.putObject(name)
                .put("Type", value.dataType())
                .put(
                        "Value",
                        value.binaryValue() == null
                                ? value.stringValue()
                                : Base64.getEncoder()
                                        .encodeToString(value.binaryValue().asByteArrayUnsafe())));
        return node;
    }

    /** What a filter policy looks at; not an object when it looks at the text and that is none. */
    JsonNode looked(boolean atBody) {
        return atBody ? parsed(text) : byAttributes();
    }

    private ObjectNode byAttributes() {
        ObjectNode node = Json.mapper().createObjectNode();
        attributes.forEach((name, value) -> {
            String type = value.dataType();
            if (type.equals("String.Array")) {
                node.set(name, parsed(value.stringValue()));
            } else if (type.startsWith("Number")) {
                node.put(name, new BigDecimal(value.stringValue().strip()));
            } else if (type.startsWith("String")) {
                node.put(name, value.stringValue());
            }
        });
        return node;
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            return Json.mapper().missingNode();
        }
    }
}
