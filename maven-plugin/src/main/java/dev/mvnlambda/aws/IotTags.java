package dev.mvnlambda.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Tag;

/** The tags of rules and authorizers of AWS IoT. */
final class IotTags {
    private final Caller caller;
    private final IotClient iot;

    IotTags(Caller caller, IotClient iot) {
        this.caller = caller;
        this.iot = iot;
    }

    /** As a new rule takes them, in a header. */
    static String header(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> encoded(tag.getKey()) + "=" + encoded(tag.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static List<Tag> list(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
    }

    /** The tags that are not AWS's own. */
    Map<String, String> of(String arn) {
        List<Tag> tags = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            var page = caller.find(
                    "iot:ListTagsForResource",
                    () -> iot.listTagsForResource(r -> r.resourceArn(arn).nextToken(next)));
            page.ifPresent(found -> tags.addAll(found.tags()));
            token = page.map(found -> found.nextToken()).orElse(null);
        } while (token != null);
        return Tags.withoutAws(tags.stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }

    void change(String arn, Map<String, String> before, Map<String, String> wanted) {
        Tags.removed(before, wanted).ifPresent(keys -> remove(arn, keys));
        if (!before.entrySet().containsAll(wanted.entrySet())) {
            caller.call(
                    "iot:TagResource",
                    () -> iot.tagResource(r -> r.resourceArn(arn).tags(list(wanted))));
        }
    }

    void remove(String arn, List<String> keys) {
        caller.call(
                "iot:UntagResource",
                () -> iot.untagResource(r -> r.resourceArn(arn).tagKeys(keys)));
    }
}
