package dev.mvnlambda.local.sns;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A subscription.
 *
 * @param protocol {@code lambda} or {@code sqs}
 * @param attributes those that were given
 */
record SubscriptionRecord(
        String arn, String topicArn, String protocol, String endpoint, SortedMap<String, String> attributes) {

    static final String POLICY = "FilterPolicy";
    static final String SCOPE = "FilterPolicyScope";
    static final String REDRIVE = "RedrivePolicy";
    static final String RAW = "RawMessageDelivery";
    static final String BODY = "MessageBody";
    static final String BY_ATTRIBUTES = "MessageAttributes";

    SubscriptionRecord {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    boolean isRaw() {
        return attribute(RAW).equals("true");
    }

    boolean looksAtBody() {
        return attribute(SCOPE).equals(BODY);
    }

    /** This subscription with an attribute; an empty one is taken away. */
    SubscriptionRecord with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        if (value.isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new SubscriptionRecord(arn, topicArn, protocol, endpoint, more);
    }

    /** All attributes, as SNS shows them. */
    Map<String, String> shown(String account) {
        SortedMap<String, String> shown = new TreeMap<>(attributes);
        shown.put("SubscriptionArn", arn);
        shown.put("TopicArn", topicArn);
        shown.put("Protocol", protocol);
        shown.put("Endpoint", endpoint);
        shown.put("Owner", account);
        shown.put("SubscriptionPrincipal", "arn:aws:iam::" + account + ":root");
        shown.put("PendingConfirmation", "false");
        shown.put("ConfirmationWasAuthenticated", "true");
        shown.putIfAbsent(RAW, "false");
        if (shown.containsKey(POLICY)) {
            shown.putIfAbsent(SCOPE, BY_ATTRIBUTES);
        }
        return shown;
    }
}
