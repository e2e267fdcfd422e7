package dev.mvnlambda.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Tag;

/** SNS as the deployer needs it; the only class that knows its module, which may have to be fetched before. */
final class Topics {
    private static final String LAMBDA = "lambda";

    private final Caller caller;
    private final SnsClient sns;

    Topics(Caller caller, SnsClient sns) {
        this.caller = caller;
        this.sns = sns;
    }

    /** A subscription as a list shows it. */
    record Listed(String arn, String endpoint) {}

    /** The subscriptions of functions to a topic; empty when there is no such topic. One that waits for a word has no ARN. */
    Optional<List<Listed>> subscriptions(String topicArn) {
        return caller.find(
                "sns:ListSubscriptionsByTopic",
                () -> sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(topicArn)).subscriptions().stream()
                        .filter(one -> LAMBDA.equals(one.protocol()))
                        .filter(one -> String.valueOf(one.subscriptionArn()).startsWith("arn:"))
                        .map(one -> new Listed(one.subscriptionArn(), String.valueOf(one.endpoint())))
                        .toList());
    }

    /** The attributes of a subscription; empty when it is not there. */
    Optional<Map<String, String>> attributes(String subscriptionArn) {
        return caller.find(
                "sns:GetSubscriptionAttributes",
                () -> sns.getSubscriptionAttributes(r -> r.subscriptionArn(subscriptionArn))
                        .attributes());
    }

    /** Makes a subscription and returns its ARN. */
    String subscribe(String topicArn, String endpoint, Map<String, String> attributes) {
        return caller.call(
                        "sns:Subscribe",
                        () -> sns.subscribe(r -> r.topicArn(topicArn)
                                .protocol(LAMBDA)
                                .endpoint(endpoint)
                                .attributes(attributes)
                                .returnSubscriptionArn(true)))
                .subscriptionArn();
    }

    void set(String subscriptionArn, String name, String value) {
        caller.call(
                "sns:SetSubscriptionAttributes",
                () -> sns.setSubscriptionAttributes(r ->
                        r.subscriptionArn(subscriptionArn).attributeName(name).attributeValue(value)));
    }

    void unsubscribe(String subscriptionArn) {
        caller.find("sns:Unsubscribe", () -> sns.unsubscribe(r -> r.subscriptionArn(subscriptionArn)));
    }

    boolean exists(String topicArn) {
        return caller.find("sns:GetTopicAttributes", () -> sns.getTopicAttributes(r -> r.topicArn(topicArn)))
                .isPresent();
    }

    /** The tags of a topic; empty when there is no such topic. */
    Optional<Map<String, String>> tags(String topicArn) {
        return caller.find(
                        "sns:ListTagsForResource",
                        () -> sns.listTagsForResource(r -> r.resourceArn(topicArn))
                                .tags())
                .map(tags -> tags.stream()
                        .collect(Collectors.toMap(Tag::key, Tag::value, (one, same) -> one, TreeMap::new)));
    }

    void create(String name, Map<String, String> tags) {
        caller.call("sns:CreateTopic", () -> sns.createTopic(r -> r.name(name).tags(tags(tags))));
    }

    void tag(String topicArn, Map<String, String> tags) {
        caller.call(
                "sns:TagResource",
                () -> sns.tagResource(r -> r.resourceArn(topicArn).tags(tags(tags))));
    }

    void untag(String topicArn, List<String> keys) {
        caller.call(
                "sns:UntagResource",
                () -> sns.untagResource(r -> r.resourceArn(topicArn).tagKeys(keys)));
    }

    void delete(String topicArn) {
        caller.find("sns:DeleteTopic", () -> sns.deleteTopic(r -> r.topicArn(topicArn)));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
