package dev.mvnlambda.local.sns;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The topics of one region. */
final class Topics {

    private static final String NAME = "[a-zA-Z0-9_-]{1,256}";
    private static final String FIFO_NAME = "[a-zA-Z0-9_-]{1,251}\\.fifo";

    private final Table<TopicRecord> table;
    private final String start;
    private final String account;

    Topics(Table<TopicRecord> table, String account, String region) {
        this.table = table;
        this.account = account;
        this.start = "arn:aws:sns:" + region + ":" + account + ":";
    }

    /** Makes a topic; one that is there with the same settings is the answer as it is. */
    TopicRecord create(@Nullable String name, Map<String, String> attributes, Map<String, String> tags) {
        boolean fifo = attributes.getOrDefault(TopicRecord.FIFO, "false").equals("true");
        if (name == null || !name.matches(fifo ? FIFO_NAME : NAME)) {
            throw SnsFaults.invalid(
                    fifo
                            ? "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long."
                            : "Topic Name");
        }
        return table.change(
                start + name,
                found -> Optional.of(found.map(there -> same(there, attributes, tags))
                        .orElseGet(
                                () -> new TopicRecord(start + name, new TreeMap<>(attributes), new TreeMap<>(tags)))));
    }

    private static TopicRecord same(TopicRecord there, Map<String, String> attributes, Map<String, String> tags) {
        if (!there.attributes().entrySet().containsAll(attributes.entrySet())) {
            throw SnsFaults.invalid("Attributes Reason: Topic already exists with different attributes");
        }
        if (!tags.isEmpty() && !there.tags().equals(tags)) {
            throw SnsFaults.invalid("Tags Reason: Topic already exists with different tags");
        }
        return there;
    }

    TopicRecord get(@Nullable String arn) {
        checkArn(arn);
        return table.find(String.valueOf(arn)).orElseThrow(SnsFaults::noTopic);
    }

    private static void checkArn(@Nullable String arn) {
        if (arn == null || !arn.matches("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_.-]+")) {
            throw SnsFaults.invalid("TopicArn Reason: An ARN must have at least 6 elements, not "
                    + (arn == null ? 0 : arn.split(":", -1).length));
        }
    }

    List<TopicRecord> all() {
        return table.startingWith(start);
    }

    void change(@Nullable String arn, UnaryOperator<TopicRecord> change) {
        TopicRecord there = get(arn);
        table.change(there.arn(), found -> Optional.of(change.apply(found.orElseThrow(SnsFaults::noTopic))));
    }

    void delete(@Nullable String arn) {
        checkArn(arn);
        table.remove(String.valueOf(arn));
    }

    /** What carries tags: topics only, and their errors say so in words of their own. */
    TopicRecord tagged(@Nullable String arn) {
        return Optional.ofNullable(arn).flatMap(table::find).orElseThrow(SnsFaults::noResource);
    }

    /** All attributes, as SNS shows them. */
    Map<String, String> shown(TopicRecord topic, long subscriptions) {
        SortedMap<String, String> shown = new TreeMap<>(topic.attributes());
        shown.put("TopicArn", topic.arn());
        shown.put("Owner", account);
        shown.putIfAbsent("DisplayName", "");
        shown.putIfAbsent("Policy", DefaultAttributes.policy(topic.arn(), account));
        shown.putIfAbsent("EffectiveDeliveryPolicy", DefaultAttributes.DELIVERY);
        shown.put("SubscriptionsConfirmed", Long.toString(subscriptions));
        shown.put("SubscriptionsPending", "0");
        shown.put("SubscriptionsDeleted", "0");
        return shown;
    }
}
