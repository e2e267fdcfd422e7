package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keeps web pages away, since whoever may call the API may run code: pages are told by their origin or a host of theirs. */
final class Guard {

    static final String UNSIGNED = "The request carries no AWS signature (an Authorization header that begins with"
            + " AWS4-HMAC-SHA256, or a presigned address); use an AWS client. Any credentials do.";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Guard() {}

    /** Says why a request is refused; absent when it is not. */
    static Optional<String> refusal(WireRequest request) {
        return refusal(request.header("host"), request.header("origin"));
    }

    /** The same of a request that is not read yet. */
    static Optional<String> refusal(Headers headers) {
        return refusal(Optional.ofNullable(headers.getFirst("Host")), Optional.ofNullable(headers.getFirst("Origin")));
    }

    private static Optional<String> refusal(Optional<String> named, Optional<String> origin) {
        String host = named.orElse("").toLowerCase(Locale.ROOT);
        if (!isLoopback(host)) {
            return Optional.of("The local Lambda answers on the loopback only, not as '" + host
                    + "'; use http://127.0.0.1 or http://localhost.");
        }
        if (origin.isPresent() && !origin.get().toLowerCase(Locale.ROOT).equals("http://" + host)) {
            return Optional.of(
                    "The local Lambda takes no calls from the web page at '" + origin.get() + "'; use an AWS client.");
        }
        return Optional.empty();
    }

    // bucket.localhost and id.lambda-url.region.localhost are names of the loopback as well
    private static boolean isLoopback(String host) {
        String name = host.replaceFirst(":\\d+$", "");
        return LOOPBACK.contains(name) || name.endsWith(".localhost") || name.isEmpty();
    }
}
