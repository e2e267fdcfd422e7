package dev.mvnlambda.manifest;

import java.util.List;

/**
 * An authorizer that the function is.
 *
 * @param name that routes say
 * @param api {@code HTTP}, {@code REST}, {@code WEBSOCKET} or {@code IOT}
 * @param type what the function is handed, {@link #REQUEST} or {@link #TOKEN}
 * @param identitySources what tells callers apart, such as {@code $request.header.Authorization}
 * @param ttl seconds that an answer is good for, 0 for one call
 */
public record AuthorizerSpec(String name, String api, String type, List<String> identitySources, int ttl) {
    /** The type of one that is handed the request. */
    public static final String REQUEST = "REQUEST";

    /** The type of one that is handed the value of a header; of REST APIs only. */
    public static final String TOKEN = "TOKEN";

    /** Copies what it is given. */
    public AuthorizerSpec {
        identitySources = List.copyOf(identitySources);
    }

    /** One that is handed the request. */
    public AuthorizerSpec(String name, String api, List<String> identitySources, int ttl) {
        this(name, api, REQUEST, identitySources, ttl);
    }
}
