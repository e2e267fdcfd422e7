package dev.mvnlambda.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.filter.MessageFilter;
import dev.mvnlambda.local.json.Json;
import java.util.Map;
import java.util.Set;

/** The rules that subscriptions keep. */
final class SubscriptionChecks {

    private static final int MOST_NAMES = 5;
    private static final String ATTRIBUTES = "Attributes Reason: ";
    private static final Set<String> KNOWN = Set.of(
            SubscriptionRecord.POLICY,
            SubscriptionRecord.SCOPE,
            SubscriptionRecord.REDRIVE,
            SubscriptionRecord.RAW,
            "DeliveryPolicy");

    private SubscriptionChecks() {}

    /** Refuses an endpoint that SNS would refuse; only functions and queues are known here. */
    static void checkEndpoint(TopicRecord topic, String protocol, String endpoint) {
        switch (protocol) {
            case "lambda" -> {
                if (topic.isFifo()) {
                    throw SnsFaults.invalid("Invalid protocol type: lambda");
                }
                checkArn(endpoint, "arn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:[^:]+(:[^:]+)?", "Lambda");
            }
            case "sqs" -> {
                checkArn(endpoint, "arn:[a-z-]+:sqs:[a-z0-9-]+:[0-9]{12}:[^:]+", "SQS");
                if (endpoint.endsWith(".fifo") && !topic.isFifo()) {
                    throw SnsFaults.invalid(
                            "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
                }
            }
            default ->
                throw SnsFaults.invalid(
                        "Invalid parameter: the local Lambda subscribes functions and queues, not " + protocol);
        }
    }

    private static void checkArn(String endpoint, String pattern, String service) {
        if (!endpoint.matches(pattern)) {
            throw SnsFaults.invalid(service + " endpoint ARN");
        }
    }

    /** Refuses attributes that SNS would refuse, of a subscription as it would be. */
    static void check(Map<String, String> attributes) {
        attributes.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw SnsFaults.invalid("AttributeName");
                });
        String scope = attributes.getOrDefault(SubscriptionRecord.SCOPE, SubscriptionRecord.BY_ATTRIBUTES);
        if (!scope.equals(SubscriptionRecord.BODY) && !scope.equals(SubscriptionRecord.BY_ATTRIBUTES)) {
            throw SnsFaults.invalid(ATTRIBUTES + "FilterPolicyScope: Invalid value [" + scope
                    + "]. Please use either MessageBody or MessageAttributes");
        }
        checkPolicy(attributes.getOrDefault(SubscriptionRecord.POLICY, ""), scope.equals(SubscriptionRecord.BODY));
        checkRedrive(attributes.getOrDefault(SubscriptionRecord.REDRIVE, ""));
        String raw = attributes.getOrDefault(SubscriptionRecord.RAW, "false");
        if (!raw.equals("true") && !raw.equals("false")) {
            throw SnsFaults.invalid(
                    ATTRIBUTES + "RawMessageDelivery: Invalid value [" + raw + "]. Must be true or false.");
        }
    }

    private static void checkPolicy(String text, boolean nested) {
        if (text.isEmpty()) {
            return;
        }
        JsonNode policy = parsed(text, "FilterPolicy: failed to parse JSON.");
        if (policy.isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : policy.properties()) {
            if (member.getValue().isObject() && !nested) {
                throw SnsFaults.invalid("Filter policy scope MessageAttributes does not support nested filter policy");
            }
            if (!member.getValue().isContainerNode()) {
                throw SnsFaults.invalid(
                        ATTRIBUTES + "FilterPolicy: \"" + member.getKey() + "\" must be an object or an array");
            }
        }
        if (policy.size() > MOST_NAMES) {
            throw SnsFaults.invalid(ATTRIBUTES + "FilterPolicy: Filter policy can not have more than 5 keys");
        }
        try {
            new MessageFilter(text);
        } catch (IllegalArgumentException e) {
            throw SnsFaults.invalid(ATTRIBUTES + "FilterPolicy: " + e.getMessage());
        }
    }

    private static void checkRedrive(String text) {
        if (text.isEmpty()) {
            return;
        }
        String queue = parsed(text, "RedrivePolicy: failed to parse JSON.")
                .path("deadLetterTargetArn")
                .asText();
        if (!queue.matches("arn:[a-z-]+:sqs:[a-z0-9-]+:[0-9]{12}:[^:]+")) {
            throw SnsFaults.invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
        }
    }

    private static JsonNode parsed(String text, String fault) {
        try {
            JsonNode parsed = Json.mapper().readTree(text);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (JsonProcessingException e) {
            throw SnsFaults.invalid(ATTRIBUTES + fault);
        }
        throw SnsFaults.invalid(ATTRIBUTES + fault);
    }
}
