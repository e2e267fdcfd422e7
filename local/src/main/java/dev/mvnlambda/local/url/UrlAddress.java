package dev.mvnlambda.local.url;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request to a function URL goes.
 *
 * @param id of the URL
 * @param path what the function sees, still percent-encoded, at least a slash
 */
record UrlAddress(String id, String path) {
    private static final Pattern HOST = Pattern.compile("([^.]+)\\.lambda-url\\.[^.]+\\.localhost(:\\d+)?");
    private static final Pattern PATH = Pattern.compile("/_url/([^/]+)(/.*)?");

    /** Reads {@code <url-id>.lambda-url.<region>.localhost} or {@code /_url/<url-id>/…}; absent for any other request. */
    static Optional<UrlAddress> of(@Nullable String host, @Nullable String rawPath) {
        String path = rawPath == null || rawPath.isEmpty() ? "/" : rawPath;
        Matcher named = HOST.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
        if (named.matches()) {
            return Optional.of(new UrlAddress(named.group(1), path));
        }
        Matcher prefixed = PATH.matcher(path);
        if (!prefixed.matches()) {
            return Optional.empty();
        }
        String rest = prefixed.group(2);
        return Optional.of(new UrlAddress(prefixed.group(1), rest == null ? "/" : rest));
    }
}
