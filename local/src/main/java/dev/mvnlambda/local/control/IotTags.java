package dev.mvnlambda.local.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iot.model.Tag;

/** Tags as AWS IoT writes them: in a list, or in a header like a query. */
final class IotTags {

    private static final int MOST = 50;

    private IotTags() {}

    static SortedMap<String, String> of(List<Tag> tags) {
        SortedMap<String, String> all = new TreeMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return checked(all);
    }

    static SortedMap<String, String> ofHeader(@Nullable String header) {
        SortedMap<String, String> all = new TreeMap<>();
        if (header != null && !header.isEmpty()) {
            for (String pair : header.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                all.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return checked(all);
    }

    static SortedMap<String, String> with(Map<String, String> tags, List<Tag> more) {
        SortedMap<String, String> all = new TreeMap<>(tags);
        all.putAll(of(more));
        return checked(all);
    }

    static SortedMap<String, String> without(Map<String, String> tags, Collection<String> keys) {
        SortedMap<String, String> all = new TreeMap<>(tags);
        all.keySet().removeAll(keys);
        return all;
    }

    static List<Tag> shown(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static SortedMap<String, String> checked(SortedMap<String, String> tags) {
        if (tags.size() > MOST) {
            throw IotFaults.invalid("Number of tags exceeds resource tag limit.");
        }
        return tags;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
