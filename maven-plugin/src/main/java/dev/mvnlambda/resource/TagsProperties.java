package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tags of a function: the user's, our marks, and the fingerprint that says how far the last deploy came.
 *
 * @param functionArn whose they are, unqualified
 * @param tags all but the fingerprint
 * @param code as in {@link Fingerprint}
 * @param settings as in {@link Fingerprint}
 * @param version as in {@link Fingerprint}
 * @param url as in {@link Fingerprint}
 * @param apis by kind, where the APIs answer that the function has to do with
 */
public record TagsProperties(
        String functionArn,
        Map<String, String> tags,
        String code,
        String settings,
        Value version,
        Value url,
        Map<String, Value> apis)
        implements Properties {
    /** The kind of the node that holds them. */
    public static final String KIND = "tags";

    private static final Set<String> FINGERPRINT = Set.of("code", "settings", "version", "url", "apis");

    /** Copies what it is given. */
    public TagsProperties {
        tags = Map.copyOf(tags);
        apis = Map.copyOf(apis);
    }

    /** What a function's tags tell. */
    public static TagsProperties of(String functionArn, Map<String, String> tags) {
        Map<String, String> others = new TreeMap<>(tags);
        others.keySet()
                .removeIf(key -> key.startsWith("aws:") || key.equals(Fingerprint.TAG) || key.equals(Stage.API_TAG));
        Fingerprint fingerprint = Fingerprint.of(tags).orElse(new Fingerprint("", "", "", ""));
        return new TagsProperties(
                functionArn,
                others,
                fingerprint.code(),
                fingerprint.settings(),
                Value.of(fingerprint.version()),
                Value.of(fingerprint.url()),
                values(ApiAddress.texts(tags)));
    }

    private static Map<String, Value> values(Map<String, String> texts) {
        Map<String, Value> values = new TreeMap<>();
        texts.forEach((name, text) -> values.put(name, Value.of(text)));
        return values;
    }

    /** These, with the qualifiers whose URL is kept; the bare function is the empty one. */
    public TagsProperties keeping(Set<String> qualifiers) {
        Map<String, String> keeping = new TreeMap<>(tags);
        keeping.remove(Stage.KEPT_TAG);
        if (!qualifiers.isEmpty()) {
            keeping.put(
                    Stage.KEPT_TAG,
                    String.join(
                            " ",
                            qualifiers.stream()
                                    .map(one -> one.isEmpty() ? Stage.BARE : one)
                                    .sorted()
                                    .toList()));
        }
        return new TagsProperties(functionArn, keeping, code, settings, version, url, apis);
    }

    /** The qualifiers whose URL was kept, as a function's tags tell. */
    public static Set<String> kept(Map<String, String> tags) {
        Set<String> kept = new TreeSet<>();
        for (String qualifier : tags.getOrDefault(Stage.KEPT_TAG, "").split(" ", -1)) {
            if (!qualifier.isEmpty()) {
                kept.add(qualifier.equals(Stage.BARE) ? "" : qualifier);
            }
        }
        return kept;
    }

    /** All tags as AWS takes them. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(tags);
        all.put(Fingerprint.TAG, new Fingerprint(code, settings, version.text(), url.text()).text());
        if (!apis.isEmpty()) {
            all.put(
                    Stage.API_TAG,
                    new TreeMap<>(apis)
                            .entrySet().stream()
                                    .map(api ->
                                            api.getKey() + "=" + api.getValue().text())
                                    .collect(Collectors.joining(" ")));
        }
        return all;
    }

    @Override
    public Properties resolved(Outputs outputs) {
        Map<String, Value> known = new TreeMap<>();
        apis.forEach((name, address) -> known.put(name, address.resolved(outputs)));
        return new TagsProperties(
                functionArn, tags, code, settings, version.resolved(outputs), url.resolved(outputs), known);
    }

    @Override
    public boolean bookkeeping(List<Change> changes) {
        return changes.stream()
                .allMatch(change -> FINGERPRINT.contains(change.component())
                        || change.property().startsWith("tags." + Stage.MARK));
    }
}
