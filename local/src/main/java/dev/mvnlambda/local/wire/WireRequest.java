package dev.mvnlambda.local.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, its body unpacked.
 *
 * @param rawPath still percent-encoded
 * @param query parameters, decoded
 * @param headers by name in lower case
 */
public record WireRequest(
        String method,
        String rawPath,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        RequestBody body) {

    /** Returns the same request as if it were made of another path. */
    public WireRequest at(String otherRawPath) {
        return new WireRequest(method, otherRawPath, query, headers, body);
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return first(headers, lowerCaseName);
    }

    /** Returns the first value of a query parameter. */
    public Optional<String> queryParameter(String name) {
        return first(query, name);
    }

    /** Returns the path's segments, decoded; those that a trailing slash or a double one would make are left out. */
    public List<String> segments() {
        return Arrays.stream(rawPath.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(WireRequest::decodedPath)
                .toList();
    }

    /** Reads a query string or a form. */
    static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decoded(name), any -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    private static Optional<String> first(Map<String, List<String>> values, String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    // a plus sign stands for itself in a path
    private static String decodedPath(String segment) {
        return decoded(segment.replace("+", "%2B"));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'" + text + "' is not percent-encoded", e);
        }
    }
}
