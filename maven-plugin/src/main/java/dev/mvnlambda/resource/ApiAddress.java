package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where an API answers; every function that has to do with one bears it in a tag, so that a deploy which changes nothing need not
 * ask for it.
 *
 * @param id that AWS gave the API
 * @param url without a slash at its end; empty where nothing answers
 */
public record ApiAddress(String id, String url) {
    /** The kind of the resource that is the HTTP API. */
    public static final String HTTP = "http-api";

    /** The kind of the resource that is the REST API. */
    public static final String REST = "rest-api";

    /** The kind of the resource that is the WebSocket API. */
    public static final String WEBSOCKET = "websocket-api";

    /** The output that holds the id. */
    public static final String ID = "id";

    /** The output that holds the address, if AWS answers with it. */
    public static final String URL = "url";

    /** The output that holds both. */
    public static final String BOTH = "address";

    private static final String SEPARATOR = "@";

    /** The kinds of APIs. AWS tells the address of an HTTP API alone; that of another is made of its id. */
    private enum Api {
        HTTP_API("http", HTTP, BOTH, ""),
        REST_API("rest", REST, ID, "https"),
        WEBSOCKET_API("websocket", WEBSOCKET, ID, "wss");

        /** What the tag and reports call it. */
        private final String name;

        /** The kind of the resource. */
        private final String kind;

        /** The output that the tag tells. */
        private final String told;

        private final String scheme;

        Api(String name, String kind, String told, String scheme) {
            this.name = name;
            this.kind = kind;
            this.told = told;
            this.scheme = scheme;
        }

        static Optional<Api> of(ResourceKey key) {
            return Arrays.stream(values())
                    .filter(api -> api.kind.equals(key.kind()))
                    .findFirst();
        }

        Optional<ApiAddress> address(Stage stage, String text) {
            int separator = text.indexOf(SEPARATOR);
            if (told.equals(ID)) {
                return Optional.of(new ApiAddress(text, made(stage, text)));
            }
            return separator > 0
                    ? Optional.of(new ApiAddress(text.substring(0, separator), text.substring(separator + 1)))
                    : Optional.empty();
        }

        private String made(Stage stage, String id) {
            Identity identity = stage.identity();
            return identity.domain().isEmpty()
                    ? ""
                    : scheme + "://" + id + ".execute-api." + identity.region() + "." + identity.domain() + "/"
                            + stage.name();
        }
    }

    /** What others may need of an API. */
    public Map<String, String> outputs() {
        return Map.of(ID, id, URL, url, BOTH, id + SEPARATOR + url);
    }

    /** What a function's tags tell of that resource, if it is an API. */
    public static Optional<ApiAddress> of(ResourceKey key, Stage stage, Map<String, String> tags) {
        return Api.of(key)
                .flatMap(api ->
                        Optional.ofNullable(texts(tags).get(api.name)).flatMap(text -> api.address(stage, text)));
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

    /** What tags will tell of those of these resources that are APIs. */
    public static Map<String, Value> told(Collection<ResourceKey> keys) {
        Map<String, Value> told = new TreeMap<>();
        keys.forEach(key -> Api.of(key)
                .ifPresent(api -> told.put(api.name, new Value.FromStep(key, api.told, "the address of " + key))));
        return told;
    }

    /** By what reports call them, the addresses of those of these resources that are APIs, as far as they are known. */
    public static Map<String, String> urls(Stage stage, Collection<ResourceKey> keys, Outputs known) {
        Map<String, String> urls = new TreeMap<>();
        keys.forEach(key ->
                Api.of(key).ifPresent(api -> known.find(key, api.told).ifPresent(text -> put(urls, stage, api, text))));
        return urls;
    }

    /** By what reports call them, the addresses that a function's tags tell. */
    public static Map<String, String> urls(Stage stage, Map<String, String> tags) {
        Map<String, String> texts = texts(tags);
        Map<String, String> urls = new TreeMap<>();
        Arrays.stream(Api.values())
                .filter(api -> texts.containsKey(api.name))
                .forEach(api -> put(urls, stage, api, texts.getOrDefault(api.name, "")));
        return urls;
    }

    private static void put(Map<String, String> urls, Stage stage, Api api, String text) {
        api.address(stage, text)
                .map(ApiAddress::url)
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> urls.put(api.name, url));
    }
}
