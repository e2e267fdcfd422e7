package dev.mvnlambda.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What changes between two sets of tags. */
final class Tags {
    private Tags() {}

    /** The tags that are not AWS's own, such as those of CloudFormation. */
    static Map<String, String> withoutAws(Map<String, String> tags) {
        Map<String, String> others = new TreeMap<>(tags);
        others.keySet().removeIf(key -> key.startsWith("aws:"));
        return others;
    }

    /** The keys that are no longer wanted, if there are any; AWS's own stay. */
    static Optional<List<String>> removed(Map<String, String> before, Map<String, String> after) {
        List<String> keys = before.keySet().stream()
                .filter(key -> !after.containsKey(key) && !key.startsWith("aws:"))
                .sorted()
                .toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }
}
