package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.push.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/**
 * The rules that a bucket's document keeps. Of functions it is checked that they are there and let the bucket call, of queues
 * and topics only that they are there.
 */
final class NotificationRules {

    private static final String OVERLAP =
            "Configurations overlap. Configurations on the same bucket cannot share a" + " common event type.";
    private static final String FILTERS_OVERLAP =
            "Configuration is ambiguously defined. Cannot have overlapping suffixes"
                    + " in two rules if the prefixes are overlapping for the same event type.";

    private final Functions functions;
    private final Predicate<String> queues;
    private final Predicate<String> topics;

    NotificationRules(Functions functions, Predicate<String> queues, Predicate<String> topics) {
        this.functions = functions;
        this.queues = queues;
        this.topics = topics;
    }

    /** The document as S3 keeps it: with an id for each entry, and the names of filter rules in its own spelling. */
    NotificationConfiguration checked(
            BucketRecord bucket, @Nullable NotificationConfiguration given, boolean skipsDestinations) {
        NotificationConfiguration document =
                named(given == null ? NotificationConfiguration.builder().build() : given);
        List<NotificationEntry> entries = NotificationEntry.of(document);
        entries.forEach(NotificationRules::check);
        checkOverlaps(entries);
        if (!skipsDestinations && entries.stream().anyMatch(entry -> !isThere(entry, bucket))) {
            throw S3Faults.invalid("Unable to validate the following destination configurations");
        }
        return document;
    }

    private static void check(NotificationEntry entry) {
        List<String> known = Event.knownValues().stream().map(Event::toString).toList();
        if (entry.destination().isEmpty() || entry.events().isEmpty()) {
            throw S3Faults.malformed();
        }
        if (!known.containsAll(entry.events())) {
            throw S3Faults.invalid("The event is not supported for notifications");
        }
        if (!entry.destination().matches("arn:[a-z-]+:(lambda|sqs|sns):[a-z0-9-]+:[0-9]{12}:.+")) {
            throw S3Faults.invalid("The ARN could not be parsed");
        }
        for (String name : List.of("prefix", "suffix")) {
            long count = entry.rules().stream()
                    .filter(rule -> name.equalsIgnoreCase(rule.nameAsString()))
                    .count();
            if (count > 1) {
                throw S3Faults.invalid("Cannot specify more than one " + name + " rule in a filter.");
            }
        }
        if (entry.rules().stream().anyMatch(rule -> !isName(rule.nameAsString()))) {
            throw S3Faults.invalid("filter rule name must be either prefix or suffix");
        }
        if (entry.rules().stream().anyMatch(rule -> String.valueOf(rule.value()).length() > 1024)) {
            throw S3Faults.invalid("Size of filter rule value cannot exceed 1024 bytes");
        }
    }

    private static boolean isName(@Nullable String name) {
        return "prefix".equalsIgnoreCase(name) || "suffix".equalsIgnoreCase(name);
    }

    private static void checkOverlaps(List<NotificationEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            NotificationEntry entry = entries.get(i);
            for (NotificationEntry other : entries.subList(0, i)) {
                if (entry.overlaps(other)) {
                    boolean filtered =
                            !entry.rules().isEmpty() || !other.rules().isEmpty();
                    throw S3Faults.invalid(filtered ? FILTERS_OVERLAP : OVERLAP);
                }
            }
        }
        List<String> ids = entries.stream().map(NotificationEntry::id).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw S3Faults.invalid("Same ID used for multiple configurations. IDs must be unique");
        }
    }

    private boolean isThere(NotificationEntry entry, BucketRecord bucket) {
        String arn = entry.destination();
        return switch (arn.split(":", -1)[2]) {
            case "lambda" -> functions.allow(new Functions.Sender("s3.amazonaws.com", bucket.arn()), arn);
            case "sqs" -> queues.test(arn);
            default -> topics.test(arn);
        };
    }

    private static NotificationConfiguration named(NotificationConfiguration document) {
        return document.toBuilder()
                .lambdaFunctionConfigurations(named(
                        document.hasLambdaFunctionConfigurations() ? document.lambdaFunctionConfigurations() : null))
                .queueConfigurations(queuesNamed(document))
                .topicConfigurations(topicsNamed(document))
                .build();
    }

    private static @Nullable List<LambdaFunctionConfiguration> named(
            @Nullable List<LambdaFunctionConfiguration> entries) {
        return entries == null
                ? null
                : entries.stream()
                        .map(entry -> entry.toBuilder()
                                .id(id(entry.id()))
                                .filter(spelt(entry.filter()))
                                .build())
                        .toList();
    }

    private static @Nullable List<QueueConfiguration> queuesNamed(NotificationConfiguration document) {
        return document.hasQueueConfigurations()
                ? document.queueConfigurations().stream()
                        .map(entry -> entry.toBuilder()
                                .id(id(entry.id()))
                                .filter(spelt(entry.filter()))
                                .build())
                        .toList()
                : null;
    }

    private static @Nullable List<TopicConfiguration> topicsNamed(NotificationConfiguration document) {
        return document.hasTopicConfigurations()
                ? document.topicConfigurations().stream()
                        .map(entry -> entry.toBuilder()
                                .id(id(entry.id()))
                                .filter(spelt(entry.filter()))
                                .build())
                        .toList()
                : null;
    }

    private static String id(@Nullable String given) {
        return given == null || given.isEmpty() ? UUID.randomUUID().toString() : given;
    }

    private static @Nullable NotificationConfigurationFilter spelt(@Nullable NotificationConfigurationFilter filter) {
        if (filter == null || filter.key() == null) {
            return filter;
        }
        List<FilterRule> rules = new ArrayList<>();
        Stream.ofNullable(filter.key().filterRules())
                .flatMap(List::stream)
                .forEach(rule -> rules.add(
                        rule.toBuilder().name(spelt(rule.nameAsString())).build()));
        return filter.toBuilder().key(key -> key.filterRules(rules)).build();
    }

    private static @Nullable String spelt(@Nullable String name) {
        return isName(name)
                ? String.valueOf(name).substring(0, 1).toUpperCase(Locale.ROOT)
                        + String.valueOf(name).substring(1).toLowerCase(Locale.ROOT)
                : name;
    }
}
