package dev.mvnlambda.local.url;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Cors;

/** What a URL's CORS settings add to its answers; they win over what the function says of it. */
final class CorsPolicy {
    private static final String ANY = "*";

    private final Cors cors;

    CorsPolicy(Cors cors) {
        this.cors = cors;
    }

    /** Answers a browser's question without the function. */
    UrlResponse preflight(UrlRequest request) {
        Headers headers = new Headers();
        if (addOrigin(request, headers)) {
            set(headers, "Allow-Methods", listed(cors.allowMethods(), request.header("access-control-request-method")));
            set(
                    headers,
                    "Allow-Headers",
                    listed(cors.allowHeaders(), request.header("access-control-request-headers")));
            set(headers, "Max-Age", cors.maxAge() == null ? null : cors.maxAge().toString());
        }
        return new UrlResponse(200, headers, new byte[0]);
    }

    /** Adds what a browser wants to know before it shows an answer to a page. */
    void addTo(Headers headers, UrlRequest request) {
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        addOrigin(request, headers);
    }

    private boolean addOrigin(UrlRequest request, Headers headers) {
        String origin = request.header("origin");
        if (origin == null || !allows(origin)) {
            return false;
        }
        boolean anyone = cors.allowOrigins().contains(ANY) && !allowsCredentials();
        set(headers, "Allow-Origin", anyone ? ANY : origin);
        set(headers, "Allow-Credentials", allowsCredentials() ? "true" : null);
        set(headers, "Expose-Headers", listed(cors.exposeHeaders(), null));
        headers.add("Vary", "Origin");
        return true;
    }

    private boolean allows(String origin) {
        return cors.allowOrigins().stream()
                .anyMatch(allowed -> allowed.equals(ANY)
                        || allowed.equals(origin)
                        || (allowed.endsWith("://*") && origin.startsWith(allowed.substring(0, allowed.length() - 1))));
    }

    private boolean allowsCredentials() {
        return Boolean.TRUE.equals(cors.allowCredentials());
    }

    /** To a request with credentials a browser takes an asterisk literally, so it gets what it asked for. */
    private @Nullable String listed(List<String> allowed, @Nullable String asked) {
        if (allowed.isEmpty()) {
            return null;
        }
        return allowed.contains(ANY) && allowsCredentials() && asked != null ? asked : String.join(",", allowed);
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.set("Access-Control-" + name, value);
        }
    }
}
