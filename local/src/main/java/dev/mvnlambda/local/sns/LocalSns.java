package dev.mvnlambda.local.sns;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** SNS in one region. */
final class LocalSns implements SnsClient {

    private static final int LARGEST_BATCH = 10;

    private final Topics topics;
    private final Subscriptions subscriptions;
    private final Publications publications;
    private final String account;
    private final InstantSource clock;

    LocalSns(
            Topics topics,
            Subscriptions subscriptions,
            Publications publications,
            String account,
            InstantSource clock) {
        this.topics = topics;
        this.subscriptions = subscriptions;
        this.publications = publications;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        TopicRecord topic = topics.create(request.name(), request.attributes(), tags(request.tags()));
        return CreateTopicResponse.builder().topicArn(topic.arn()).build();
    }

    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        topics.delete(request.topicArn());
        subscriptions.of(request.topicArn()).forEach(one -> subscriptions.unsubscribe(one.arn()));
        return DeleteTopicResponse.builder().build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        Page<TopicRecord> page = Page.of(topics.all(), request.nextToken());
        return ListTopicsResponse.builder()
                .topics(page.items().stream()
                        .map(topic -> Topic.builder().topicArn(topic.arn()).build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        TopicRecord topic = topics.get(request.topicArn());
        return GetTopicAttributesResponse.builder()
                .attributes(topics.shown(topic, subscriptions.of(topic.arn()).size()))
                .build();
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        topics.change(
                request.topicArn(),
                topic -> topic.with(request.attributeName(), Objects.requireNonNullElse(request.attributeValue(), "")));
        return SetTopicAttributesResponse.builder().build();
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        SubscriptionRecord made = subscriptions.subscribe(
                topics.get(request.topicArn()), request.protocol(), request.endpoint(), request.attributes());
        return SubscribeResponse.builder().subscriptionArn(made.arn()).build();
    }

    @Override
    public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        subscriptions.unsubscribe(request.subscriptionArn());
        return UnsubscribeResponse.builder().build();
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        List<SubscriptionRecord> all = topics.all().stream()
                .flatMap(topic -> subscriptions.of(topic.arn()).stream())
                .toList();
        Page<SubscriptionRecord> page = Page.of(all, request.nextToken());
        return ListSubscriptionsResponse.builder()
                .subscriptions(page.items().stream().map(this::shown).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        TopicRecord topic = topics.get(request.topicArn());
        Page<SubscriptionRecord> page = Page.of(subscriptions.of(topic.arn()), request.nextToken());
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(page.items().stream().map(this::shown).toList())
                .nextToken(page.next())
                .build();
    }

    private Subscription shown(SubscriptionRecord subscription) {
        return Subscription.builder()
                .subscriptionArn(subscription.arn())
                .topicArn(subscription.topicArn())
                .protocol(subscription.protocol())
                .endpoint(subscription.endpoint())
                .owner(account)
                .build();
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        return GetSubscriptionAttributesResponse.builder()
                .attributes(subscriptions.get(request.subscriptionArn()).shown(account))
                .build();
    }

    @Override
    public SetSubscriptionAttributesResponse setSubscriptionAttributes(SetSubscriptionAttributesRequest request) {
        subscriptions.set(request.subscriptionArn(), request.attributeName(), request.attributeValue());
        return SetSubscriptionAttributesResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        Map<String, String> tags =
                new TreeMap<>(topics.tagged(request.resourceArn()).tags());
        tags.putAll(tags(request.tags()));
        topics.change(request.resourceArn(), topic -> topic.withTags(tags));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        Map<String, String> tags =
                new TreeMap<>(topics.tagged(request.resourceArn()).tags());
        tags.keySet().removeAll(new HashSet<>(request.tagKeys()));
        topics.change(request.resourceArn(), topic -> topic.withTags(tags));
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        List<Tag> tags = topics.tagged(request.resourceArn()).tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        if (tags.stream().anyMatch(tag -> tag.key() == null || tag.value() == null)) {
            throw SnsFaults.invalid("Tags Reason: A tag has a key and a value");
        }
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, last) -> last, TreeMap::new));
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        String topic = request.topicArn() == null ? request.targetArn() : request.topicArn();
        SnsMessage message = message(topics.get(topic), request.subject(), request.message(), attributes(request));
        String structure = Objects.requireNonNullElse(request.messageStructure(), "");
        Publications.check(message, structure);
        publications.publish(message, structure);
        return PublishResponse.builder().messageId(message.id()).build();
    }

    private static Map<String, MessageAttributeValue> attributes(PublishRequest request) {
        return request.hasMessageAttributes() ? request.messageAttributes() : Map.of();
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        TopicRecord topic = topics.get(request.topicArn());
        List<PublishBatchRequestEntry> entries = request.publishBatchRequestEntries();
        checkBatch(entries);
        List<PublishBatchResultEntry> taken = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (PublishBatchRequestEntry entry : entries) {
            SnsMessage message = message(topic, entry.subject(), entry.message(), entry.messageAttributes());
            String structure = Objects.requireNonNullElse(entry.messageStructure(), "");
            try {
                Publications.check(message, structure);
                publications.publish(message, structure);
                taken.add(PublishBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(message.id())
                        .build());
            } catch (AwsServiceException e) {
                failed.add(failure(entry.id(), e));
            }
        }
        return PublishBatchResponse.builder().successful(taken).failed(failed).build();
    }

    private static void checkBatch(List<PublishBatchRequestEntry> entries) {
        if (entries.isEmpty()) {
            throw SnsFaults.emptyBatch();
        }
        if (entries.size() > LARGEST_BATCH) {
            throw SnsFaults.largeBatch();
        }
        if (entries.stream().map(PublishBatchRequestEntry::id).distinct().count() < entries.size()) {
            throw SnsFaults.equalIds();
        }
    }

    private static BatchResultErrorEntry failure(String id, AwsServiceException refusal) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(refusal.awsErrorDetails().errorCode())
                .message(refusal.awsErrorDetails().errorMessage())
                .senderFault(true)
                .build();
    }

    private SnsMessage message(
            TopicRecord topic,
            @Nullable String subject,
            @Nullable String text,
            Map<String, MessageAttributeValue> attributes) {
        return new SnsMessage(
                UUID.randomUUID().toString(),
                topic.arn(),
                subject,
                text == null ? "" : text,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Map.copyOf(attributes));
    }
}
