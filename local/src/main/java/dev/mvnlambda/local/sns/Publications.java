package dev.mvnlambda.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.filter.MessageFilter;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.push.Functions;
import dev.mvnlambda.local.sqs.SqsQueues;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Hands messages to those who subscribe: to functions asynchronously, and only where their resource policy lets the topic call;
 * to queues whatever their policy says. What cannot be handed over goes to the subscription's dead letters at once.
 */
final class Publications {

    private static final int LARGEST = 262_144;
    private static final int LONGEST_SUBJECT = 100;

    private final Subscriptions subscriptions;
    private final Functions functions;
    private final SqsQueues queues;

    Publications(Subscriptions subscriptions, Functions functions, SqsQueues queues) {
        this.subscriptions = subscriptions;
        this.functions = functions;
        this.queues = queues;
    }

    /**
     * Refuses what SNS would refuse.
     *
     * @param structure {@code json} when the text holds one for each protocol, or empty
     */
    static void check(SnsMessage message, String structure) {
        if (message.text().isEmpty()) {
            throw SnsFaults.invalid("Empty message");
        }
        if (message.text().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw SnsFaults.invalid("Message too long");
        }
        String subject = message.subject();
        if (subject != null && (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || subject.contains("\n"))) {
            throw SnsFaults.invalid("Subject");
        }
        if (!structure.isEmpty() && !structure.equals("json")) {
            throw SnsFaults.invalid("Message Structure - Only JSON is supported");
        }
        if (structure.equals("json") && !parsed(message.text()).path("default").isTextual()) {
            throw SnsFaults.invalid("Message Structure - No default entry in JSON message body");
        }
        message.attributes().forEach(Publications::check);
    }

    private static void check(String name, MessageAttributeValue value) {
        String type = String.valueOf(value.dataType());
        if (!type.matches("(String|Number|Binary|String\\.Array)(\\..+)?")) {
            throw SnsFaults.invalid(
                    "The message attribute '" + name
                            + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }
        if (value.stringValue() == null && value.binaryValue() == null) {
            throw SnsFaults.invalid("The message attribute '" + name
                    + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
        }
        if (type.startsWith("Number")
                && !String.valueOf(value.stringValue()).strip().matches("[-+0-9.eE]+")) {
            throw SnsFaults.invalid("Could not cast message attribute '" + name + "' value to number.");
        }
    }

    /** Hands a message, which was checked, to all subscribers whose filter lets it pass. */
    void publish(SnsMessage message, String structure) {
        for (SubscriptionRecord subscription : subscriptions.of(message.topicArn())) {
            if (passes(message, subscription)) {
                deliver(structure.equals("json") ? chosen(message, subscription.protocol()) : message, subscription);
            }
        }
    }

    private static boolean passes(SnsMessage message, SubscriptionRecord subscription) {
        String policy = subscription.attribute(SubscriptionRecord.POLICY);
        return policy.isEmpty()
                || parsed(policy).isEmpty()
                || new MessageFilter(policy).passes(message.looked(subscription.looksAtBody()));
    }

    private static SnsMessage chosen(SnsMessage message, String protocol) {
        JsonNode texts = parsed(message.text());
        String text = texts.path(texts.has(protocol) ? protocol : "default").asText();
        return new SnsMessage(
                message.id(), message.topicArn(), message.subject(), text, message.time(), message.attributes());
    }

    private void deliver(SnsMessage message, SubscriptionRecord subscription) {
        boolean delivered = subscription.protocol().equals("lambda")
                ? functions.call(
                        new Functions.Sender("sns.amazonaws.com", message.topicArn()),
                        subscription.endpoint(),
                        SdkBytes.fromUtf8String(message.event(subscription)))
                : sent(subscription.endpoint(), message, subscription);
        String redrive = subscription.attribute(SubscriptionRecord.REDRIVE);
        if (!delivered && !redrive.isEmpty()) {
            sent(parsed(redrive).path("deadLetterTargetArn").asText(), message, subscription);
        }
    }

    private boolean sent(String queueArn, SnsMessage message, SubscriptionRecord subscription) {
        try {
            queues.send(queueArn, message.body(subscription));
            return true;
        } catch (AwsServiceException e) {
            return false;
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw SnsFaults.invalid("Message Structure - JSON message body failed to parse");
        }
    }
}
