package dev.mvnlambda.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Tags of event buses and rules. */
final class EventTags {
    private EventTags() {}

    static Map<String, String> of(Caller caller, Clients clients, String arn) {
        return caller.find(
                        "events:ListTagsForResource",
                        () -> clients.eventBridge()
                                .listTagsForResource(r -> r.resourceARN(arn))
                                .tags())
                .map(found -> {
                    Map<String, String> tags = new TreeMap<>();
                    found.forEach(tag -> tags.put(tag.key(), tag.value()));
                    return Tags.withoutAws(tags);
                })
                .orElse(Map.of());
    }

    static List<Tag> sdk(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static void change(
            Caller caller, Clients clients, String arn, Map<String, String> before, Map<String, String> wanted) {
        Tags.removed(before, wanted)
                .ifPresent(keys -> caller.call(
                        "events:UntagResource",
                        () -> clients.eventBridge()
                                .untagResource(r -> r.resourceARN(arn).tagKeys(keys))));
        if (!before.entrySet().containsAll(wanted.entrySet())) {
            caller.call(
                    "events:TagResource",
                    () -> clients.eventBridge()
                            .tagResource(r -> r.resourceARN(arn).tags(sdk(wanted))));
        }
    }
}
