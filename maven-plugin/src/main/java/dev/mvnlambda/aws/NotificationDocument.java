package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.S3Spec;
import dev.mvnlambda.resource.AccountException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/**
 * The one document in which a bucket says whom it tells of what. All who listen share it, and S3 only takes it whole: it is read,
 * changed and written, one writer of this process at a time, and read again, since another process may have written meanwhile.
 */
final class NotificationDocument {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Caller caller;
    private final Supplier<S3Client> s3;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    NotificationDocument(Caller caller, Supplier<S3Client> s3) {
        this.caller = caller;
        this.s3 = s3;
    }

    /**
     * One entry, whatever it leads to.
     *
     * @param target the ARN of a function, a queue or a topic
     * @param spec the bucket, its events, sorted, and its filter
     */
    record Entry(String id, String target, S3Spec spec) {}

    /** All entries; empty when there is no such bucket. */
    Optional<List<Entry>> entries(String bucket) {
        return caller.find("s3:GetBucketNotification", () -> read(bucket)).map(document -> entries(bucket, document));
    }

    private NotificationConfiguration read(String bucket) {
        GetBucketNotificationConfigurationResponse found =
                s3.get().getBucketNotificationConfiguration(r -> r.bucket(bucket));
        return NotificationConfiguration.builder()
                .lambdaFunctionConfigurations(
                        found.hasLambdaFunctionConfigurations() ? found.lambdaFunctionConfigurations() : null)
                .queueConfigurations(found.hasQueueConfigurations() ? found.queueConfigurations() : null)
                .topicConfigurations(found.hasTopicConfigurations() ? found.topicConfigurations() : null)
                .eventBridgeConfiguration(found.eventBridgeConfiguration())
                .build();
    }

    private static List<Entry> entries(String bucket, NotificationConfiguration document) {
        List<Entry> entries = new ArrayList<>();
        document.lambdaFunctionConfigurations().forEach(one -> entries.add(entry(bucket, one)));
        document.queueConfigurations()
                .forEach(one ->
                        entries.add(entry(bucket, one.id(), one.queueArn(), one.eventsAsStrings(), one.filter())));
        document.topicConfigurations()
                .forEach(one ->
                        entries.add(entry(bucket, one.id(), one.topicArn(), one.eventsAsStrings(), one.filter())));
        return entries;
    }

    private static Entry entry(String bucket, LambdaFunctionConfiguration one) {
        return entry(bucket, one.id(), one.lambdaFunctionArn(), one.eventsAsStrings(), one.filter());
    }

    private static Entry entry(
            String bucket,
            @Nullable String id,
            @Nullable String target,
            List<String> events,
            @Nullable NotificationConfigurationFilter filter) {
        List<FilterRule> rules = filter == null || filter.key() == null
                ? List.of()
                : filter.key().filterRules();
        return new Entry(
                id == null ? "" : id,
                target == null ? "" : target,
                new S3Spec(bucket, events.stream().sorted().toList(), rule(rules, "prefix"), rule(rules, "suffix")));
    }

    /** S3 gives the names of rules back with a capital letter. */
    private static String rule(List<FilterRule> rules, String name) {
        return rules.stream()
                .filter(rule -> name.equalsIgnoreCase(rule.nameAsString()))
                .map(rule -> String.valueOf(rule.value()))
                .findFirst()
                .orElse("");
    }

    /** Puts an entry in the place of those that it replaces, in one write. */
    void put(Entry wanted, Predicate<Entry> replaced) {
        String bucket = wanted.spec().source();
        change(bucket, before -> {
            List<LambdaFunctionConfiguration> entries = new ArrayList<>();
            boolean there = false;
            for (LambdaFunctionConfiguration one : before) {
                Entry entry = entry(bucket, one);
                if (entry.equals(wanted)) {
                    entries.add(one);
                    there = true;
                } else if (!entry.id().equals(wanted.id()) && !replaced.test(entry)) {
                    entries.add(one);
                }
            }
            if (!there) {
                entries.add(configuration(wanted));
            }
            return entries;
        });
    }

    /** Takes out the entry of that id that leads to that target. */
    void remove(Entry gone) {
        String bucket = gone.spec().source();
        change(
                bucket,
                before -> before.stream()
                        .filter(one ->
                                !(gone.id().equals(one.id()) && gone.target().equals(one.lambdaFunctionArn())))
                        .toList());
    }

    private static LambdaFunctionConfiguration configuration(Entry entry) {
        List<FilterRule> rules = new ArrayList<>();
        if (!entry.spec().prefix().isEmpty()) {
            rules.add(FilterRule.builder()
                    .name("prefix")
                    .value(entry.spec().prefix())
                    .build());
        }
        if (!entry.spec().suffix().isEmpty()) {
            rules.add(FilterRule.builder()
                    .name("suffix")
                    .value(entry.spec().suffix())
                    .build());
        }
        LambdaFunctionConfiguration.Builder configuration = LambdaFunctionConfiguration.builder()
                .id(entry.id())
                .lambdaFunctionArn(entry.target())
                .eventsWithStrings(entry.spec().events());
        if (!rules.isEmpty()) {
            configuration.filter(filter -> filter.key(key -> key.filterRules(rules)));
        }
        return configuration.build();
    }

    private void change(String bucket, UnaryOperator<List<LambdaFunctionConfiguration>> change) {
        synchronized (locks.computeIfAbsent(bucket, any -> new Object())) {
            for (int tries = 0; tries <= TRIES; tries++) {
                NotificationConfiguration before = caller.call("s3:GetBucketNotification", () -> read(bucket));
                List<LambdaFunctionConfiguration> entries = change.apply(before.lambdaFunctionConfigurations());
                if (entries.equals(before.lambdaFunctionConfigurations())) {
                    return;
                }
                if (tries == TRIES) {
                    break;
                }
                if (tries > 0) {
                    caller.time().sleep(PAUSE);
                }
                write(
                        bucket,
                        before.toBuilder().lambdaFunctionConfigurations(entries).build());
            }
        }
        throw new AccountException(
                "NotificationsChanged",
                "s3:PutBucketNotification",
                409,
                false,
                "The notifications of the bucket " + bucket + " were changed by somebody else " + TRIES
                        + " times while they were written; run the goal again.",
                null);
    }

    /** S3 checks at once whether it may call what it is to call, and a grant is not known everywhere at once. */
    private void write(String bucket, NotificationConfiguration document) {
        new Patience(caller)
                .call(
                        "s3:PutBucketNotification",
                        Patience.GRANT_IS_NEW,
                        () -> s3.get()
                                .putBucketNotificationConfiguration(
                                        r -> r.bucket(bucket).notificationConfiguration(document)));
    }
}
