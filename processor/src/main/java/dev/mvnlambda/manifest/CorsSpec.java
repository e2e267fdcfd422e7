package dev.mvnlambda.manifest;

import java.util.List;

/**
 * Cross-origin rules of a function URL.
 *
 * @param maxAge seconds
 */
public record CorsSpec(
        List<String> allowOrigins,
        List<String> allowMethods,
        List<String> allowHeaders,
        List<String> exposeHeaders,
        boolean allowCredentials,
        int maxAge) {

    /** Copies what it is given. */
    public CorsSpec {
        allowOrigins = List.copyOf(allowOrigins);
        allowMethods = List.copyOf(allowMethods);
        allowHeaders = List.copyOf(allowHeaders);
        exposeHeaders = List.copyOf(exposeHeaders);
    }
}
