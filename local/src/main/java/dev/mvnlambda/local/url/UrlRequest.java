package dev.mvnlambda.local.url;

import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.wire.LargestBody;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to a function URL or an HTTP API.
 *
 * @param rawPath without what names the URL or API
 * @param rawQuery empty when there is none
 * @param headers names in lower case
 * @param tooLarge whether the body was left out because it is larger than any that AWS takes
 */
@SuppressWarnings("ArrayRecordComponent") // travels, is never compared
record UrlRequest(
        String method,
        String rawPath,
        String rawQuery,
        String protocol,
        String sourceIp,
        int port,
        SortedMap<String, List<String>> headers,
        byte[] body,
        boolean tooLarge) {

    static UrlRequest of(HttpExchange exchange, UrlAddress address) throws IOException {
        URI uri = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readNBytes(UrlEvent.LARGEST + 1);
        boolean tooLarge = body.length > UrlEvent.LARGEST;
        if (tooLarge) {
            LargestBody.drain(exchange.getRequestBody());
        }
        return new UrlRequest(
                exchange.getRequestMethod(),
                address.path(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                exchange.getProtocol(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getLocalAddress().getPort(),
                headers(exchange),
                tooLarge ? new byte[0] : body,
                tooLarge);
    }

    private static SortedMap<String, List<String>> headers(HttpExchange exchange) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    /** All values of a header, joined as AWS joins them. */
    @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : String.join(",", values);
    }

    /** Whether a browser only asks what it may send. */
    boolean isPreflight() {
        return method.equals("OPTIONS") && header("origin") != null && header("access-control-request-method") != null;
    }

    /** Whether it carries an AWS signature, in a header or in the query; what it says is not checked here. */
    boolean isSigned() {
        String authorization = header("authorization");
        return (authorization != null && authorization.startsWith("AWS4-")) || rawQuery.contains("X-Amz-Signature=");
    }
}
