package dev.mvnlambda.manifest;

import java.util.List;

/**
 * An authorizer that the function is.
 *
 * @param name that routes say
 * @param api {@code HTTP}, {@code REST}, {@code WEBSOCKET} or {@code IOT}
 * @param identitySources what tells callers apart, such as {@code $request.header.Authorization}
 * @param ttl seconds that an answer is good for, 0 for one call
 */
public record AuthorizerSpec(String name, String api, List<String> identitySources, int ttl) {
    /** Copies what it is given. */
    public AuthorizerSpec {
        identitySources = List.copyOf(identitySources);
    }
}
