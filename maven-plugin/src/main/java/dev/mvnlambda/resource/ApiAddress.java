package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where an API answers; every function that has to do with it bears it in a tag, so that a deploy which changes nothing need not
 * ask for it.
 *
 * @param id that AWS gave the API
 * @param url without a slash at its end
 */
public record ApiAddress(String id, String url) {
    /** The kind of the resource that is the HTTP API. */
    public static final String HTTP = "http-api";

    /** The output that holds the id. */
    public static final String ID = "id";

    /** The output that holds the address. */
    public static final String URL = "url";

    /** The output that holds both, as the tag tells them. */
    public static final String BOTH = "address";

    /** By the kind of resource, what the tag and reports call an API. */
    private static final Map<String, String> NAMES = Map.of(HTTP, "http");

    private static final String SEPARATOR = "@";

    /** What others may need of an API. */
    public Map<String, String> outputs() {
        return Map.of(ID, id, URL, url, BOTH, id + SEPARATOR + url);
    }

    /** What a function's tags tell of its APIs, by kind of resource. */
    public static Map<String, ApiAddress> of(Map<String, String> tags) {
        Map<String, ApiAddress> addresses = new TreeMap<>();
        texts(tags).forEach((name, text) -> {
            int separator = text.indexOf(SEPARATOR);
            if (separator > 0) {
                kind(name)
                        .ifPresent(kind -> addresses.put(
                                kind, new ApiAddress(text.substring(0, separator), text.substring(separator + 1))));
            }
        });
        return addresses;
    }

    /** The parts of the tag, by what it calls the API. */
    static Map<String, String> texts(Map<String, String> tags) {
        Map<String, String> texts = new TreeMap<>();
        for (String part : tags.getOrDefault(Stage.API_TAG, "").split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                texts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return texts;
    }

    private static Optional<String> kind(String name) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The addresses that tags will tell, of those of these resources that are APIs. */
    public static Map<String, Value> told(Collection<ResourceKey> keys) {
        Map<String, Value> told = new TreeMap<>();
        keys.stream()
                .filter(key -> NAMES.containsKey(key.kind()))
                .forEach(
                        key -> told.put(NAMES.get(key.kind()), new Value.FromStep(key, BOTH, "the address of " + key)));
        return told;
    }

    /** By what reports call them, the addresses of those of these resources that are APIs, as far as they are known. */
    public static Map<String, String> urls(Collection<ResourceKey> keys, Outputs known) {
        Map<String, String> urls = new LinkedHashMap<>();
        keys.stream()
                .filter(key -> NAMES.containsKey(key.kind()))
                .sorted()
                .forEach(key -> known.find(key, URL).ifPresent(url -> urls.put(NAMES.get(key.kind()), url)));
        return urls;
    }

    /** By what reports call them, the addresses that a function's tags tell. */
    public static Map<String, String> urls(Map<String, String> tags) {
        Map<String, String> urls = new TreeMap<>();
        of(tags).forEach((kind, address) -> urls.put(NAMES.get(kind), address.url()));
        return urls;
    }
}
