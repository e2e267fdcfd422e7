package dev.mvnlambda.local.sns;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscriptions to topics; those of functions and queues need no confirmation. */
final class Subscriptions {

    private final Table<SubscriptionRecord> table;

    Subscriptions(Table<SubscriptionRecord> table) {
        this.table = table;
    }

    /** Makes a subscription; one of that endpoint with the same settings is the answer as it is. */
    SubscriptionRecord subscribe(
            TopicRecord topic, @Nullable String protocol, @Nullable String endpoint, Map<String, String> attributes) {
        SubscriptionChecks.checkEndpoint(topic, String.valueOf(protocol), String.valueOf(endpoint));
        SubscriptionChecks.check(attributes);
        synchronized (table) {
            return of(topic.arn()).stream()
                    .filter(one ->
                            one.protocol().equals(protocol) && one.endpoint().equals(endpoint))
                    .findFirst()
                    .map(there -> same(there, attributes))
                    .orElseGet(() -> made(topic, String.valueOf(protocol), String.valueOf(endpoint), attributes));
        }
    }

    private SubscriptionRecord made(
            TopicRecord topic, String protocol, String endpoint, Map<String, String> attributes) {
        SubscriptionRecord made = new SubscriptionRecord(
                topic.arn() + ":" + UUID.randomUUID(), topic.arn(), protocol, endpoint, new TreeMap<>(attributes));
        return table.change(made.arn(), found -> Optional.of(made));
    }

    private static SubscriptionRecord same(SubscriptionRecord there, Map<String, String> attributes) {
        boolean differs = attributes.entrySet().stream()
                .anyMatch(attribute -> !there.attribute(attribute.getKey()).equals(attribute.getValue()));
        if (differs) {
            throw SnsFaults.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        return there;
    }

    SubscriptionRecord get(@Nullable String arn) {
        checkArn(arn);
        return table.find(String.valueOf(arn)).orElseThrow(SnsFaults::noSubscription);
    }

    private static void checkArn(@Nullable String arn) {
        if (arn == null || arn.split(":", -1).length < 7) {
            throw SnsFaults.invalid("SubscriptionArn Reason: An ARN must have at least 6 elements, not "
                    + (arn == null ? 0 : arn.split(":", -1).length));
        }
    }

    /** Sets one attribute; a filter policy of {@code {}} lets everything pass, an empty text takes the attribute away. */
    void set(@Nullable String arn, @Nullable String name, @Nullable String value) {
        SubscriptionRecord there = get(arn);
        SubscriptionRecord wanted = there.with(String.valueOf(name), value == null ? "" : value);
        Map<String, String> checked = new TreeMap<>(wanted.attributes());
        checked.putIfAbsent(String.valueOf(name), "");
        SubscriptionChecks.check(checked);
        table.change(there.arn(), found -> {
            SubscriptionRecord now = found.orElseThrow(SnsFaults::noSubscription);
            return Optional.of(now.with(String.valueOf(name), value == null ? "" : value));
        });
    }

    /** Ends a subscription; one that is gone has ended. */
    void unsubscribe(@Nullable String arn) {
        checkArn(arn);
        table.remove(String.valueOf(arn));
    }

    /** Those of one topic, or all whose topics' ARNs begin so. */
    List<SubscriptionRecord> startingWith(String start) {
        return table.startingWith(start);
    }

    List<SubscriptionRecord> of(String topicArn) {
        return table.startingWith(topicArn + ":");
    }
}
