package dev.mvnlambda.local.s3;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/**
 * One entry of a bucket's document, whatever it leads to.
 *
 * @param destination the ARN of a function, a queue or a topic
 */
record NotificationEntry(String id, String destination, List<String> events, List<FilterRule> rules) {

    NotificationEntry {
        events = List.copyOf(events);
        rules = List.copyOf(rules);
    }

    static List<NotificationEntry> of(NotificationConfiguration document) {
        List<NotificationEntry> entries = new ArrayList<>();
        document.lambdaFunctionConfigurations()
                .forEach(
                        one -> entries.add(of(one.id(), one.lambdaFunctionArn(), one.eventsAsStrings(), one.filter())));
        document.queueConfigurations()
                .forEach(one -> entries.add(of(one.id(), one.queueArn(), one.eventsAsStrings(), one.filter())));
        document.topicConfigurations()
                .forEach(one -> entries.add(of(one.id(), one.topicArn(), one.eventsAsStrings(), one.filter())));
        return entries;
    }

    private static NotificationEntry of(
            @Nullable String id,
            @Nullable String destination,
            List<String> events,
            @Nullable NotificationConfigurationFilter filter) {
        List<FilterRule> rules = filter == null || filter.key() == null
                ? List.of()
                : filter.key().filterRules();
        return new NotificationEntry(id == null ? "" : id, destination == null ? "" : destination, events, rules);
    }

    private String rule(String name) {
        return rules.stream()
                .filter(rule -> name.equalsIgnoreCase(rule.nameAsString()))
                .map(rule -> String.valueOf(rule.value()))
                .findFirst()
                .orElse("");
    }

    /** Whether an event of an object is one of its. */
    boolean matches(String event, String key) {
        return events.stream().anyMatch(one -> standsFor(one, event))
                && key.startsWith(rule("prefix"))
                && key.endsWith(rule("suffix"));
    }

    /** Whether one event could be one of both. */
    boolean overlaps(NotificationEntry other) {
        String prefix = rule("prefix");
        String suffix = rule("suffix");
        return events.stream()
                        .anyMatch(one ->
                                other.events.stream().anyMatch(same -> standsFor(one, same) || standsFor(same, one)))
                && (prefix.startsWith(other.rule("prefix"))
                        || other.rule("prefix").startsWith(prefix))
                && (suffix.endsWith(other.rule("suffix"))
                        || other.rule("suffix").endsWith(suffix));
    }

    private static boolean standsFor(String any, String event) {
        return any.equals(event) || (any.endsWith("*") && event.startsWith(any.substring(0, any.length() - 1)));
    }
}
