package dev.mvnlambda.local.control;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.Tag;

/** The tags of a role or a policy, as requests change them. */
final class IamTags {

    private IamTags() {}

    /** Adds tags; one whose key is there already takes its place. */
    static Collection<Tag> with(List<Tag> tags, List<Tag> added) {
        Map<String, Tag> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag));
        added.forEach(tag -> byKey.put(tag.key(), tag));
        return byKey.values();
    }

    static Collection<Tag> without(List<Tag> tags, List<String> keys) {
        return tags.stream().filter(tag -> !keys.contains(tag.key())).toList();
    }
}
