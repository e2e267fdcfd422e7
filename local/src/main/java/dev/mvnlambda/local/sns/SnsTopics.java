package dev.mvnlambda.local.sns;

import dev.mvnlambda.local.push.Functions;
import dev.mvnlambda.local.sqs.SqsQueues;
import dev.mvnlambda.local.state.Tables;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;

/** The topics of one account, in all regions. */
public final class SnsTopics {

    private static final int REGION_PART = 3;

    private final Tables tables;
    private final String account;
    private final InstantSource clock;
    private final Functions functions;
    private final SqsQueues queues;

    public SnsTopics(Tables tables, String account, InstantSource clock, Functions functions, SqsQueues queues) {
        this.tables = tables;
        this.account = account;
        this.clock = clock;
        this.functions = functions;
        this.queues = queues;
    }

    /** Returns the class that answers SNS's operations, for the wire. */
    public static Class<? extends SnsClient> implementation() {
        return LocalSns.class;
    }

    /** Returns SNS of a region. */
    public SnsClient in(String region) {
        Subscriptions subscriptions = new Subscriptions(tables.of("subscriptions", SubscriptionRecord.class));
        return new LocalSns(
                topics(region), subscriptions, new Publications(subscriptions, functions, queues), account, clock);
    }

    /** Whether there is a topic of that ARN. */
    public boolean exists(String arn) {
        return tables.of("topics", TopicRecord.class).find(arn).isPresent();
    }

    /**
     * Publishes a text to the topic that an ARN names.
     *
     * @throws software.amazon.awssdk.services.sns.model.SnsException when there is none
     */
    public void publish(String arn, String text) {
        in(arn.split(":", -1)[REGION_PART])
                .publish(request -> request.topicArn(arn).message(text));
    }

    /** Returns the tags of a region's topics, by ARN. */
    public Map<String, Map<String, String>> tags(String region) {
        return topics(region).all().stream().collect(Collectors.toMap(TopicRecord::arn, TopicRecord::tags));
    }

    private Topics topics(String region) {
        return new Topics(tables.of("topics", TopicRecord.class), account, region);
    }
}
