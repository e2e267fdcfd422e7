package dev.mvnlambda.local.url;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request to a function URL or an HTTP API goes.
 *
 * @param id of the URL or API
 * @param path what the function sees, still percent-encoded, at least a slash
 */
record UrlAddress(String id, String path) {
    private static final Pattern URL_HOST = host("lambda-url");
    private static final Pattern URL_PATH = Pattern.compile("/_url/([^/]+)(/.*)?");
    private static final Pattern API_HOST = host("execute-api");
    private static final Pattern API_PATH = Pattern.compile("/_api/([^/]+)(/.*)?");

    private static Pattern host(String kind) {
        return Pattern.compile("([^.]+)\\." + kind + "\\.[^.]+\\.localhost(:\\d+)?");
    }

    /** Reads {@code <url-id>.lambda-url.<region>.localhost} or {@code /_url/<url-id>/…}; absent for any other request. */
    static Optional<UrlAddress> of(@Nullable String host, @Nullable String rawPath) {
        return of(URL_HOST, URL_PATH, host, rawPath);
    }

    /** Reads {@code <api-id>.execute-api.<region>.localhost} or {@code /_api/<api-id>/…}; absent for any other request. */
    static Optional<UrlAddress> ofApi(@Nullable String host, @Nullable String rawPath) {
        return of(API_HOST, API_PATH, host, rawPath);
    }

    private static Optional<UrlAddress> of(
            Pattern hosts, Pattern paths, @Nullable String host, @Nullable String rawPath) {
        String path = rawPath == null || rawPath.isEmpty() ? "/" : rawPath;
        Matcher named = hosts.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
        if (named.matches()) {
            return Optional.of(new UrlAddress(named.group(1), path));
        }
        Matcher prefixed = paths.matcher(path);
        if (!prefixed.matches()) {
            return Optional.empty();
        }
        String rest = prefixed.group(2);
        return Optional.of(new UrlAddress(prefixed.group(1), rest == null ? "/" : rest));
    }
}
