package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a function URL or an HTTP API answers. */
@SuppressWarnings("ArrayRecordComponent") // travels, is never compared
record UrlResponse(int status, Headers headers, byte[] body) {

    private static final String FORBIDDEN =
            "{\"Message\":\"Forbidden. For troubleshooting Function URL authorization issues, see:"
                    + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"}";

    /** The caller may not, or did not sign. */
    static UrlResponse forbidden() {
        return error(403, FORBIDDEN, "AccessDeniedException");
    }

    /** There is no such URL. */
    static UrlResponse unknown() {
        return error(403, "{\"Message\":null}", "AccessDeniedException");
    }

    /** The function failed, or answered with what is no answer. */
    static UrlResponse failed() {
        return error(502, "Internal Server Error", null);
    }

    static UrlResponse tooLarge() {
        return error(
                413,
                "{\"Message\":\"Request must be smaller than " + UrlEvent.LARGEST
                        + " bytes for the InvokeFunction operation\"}",
                "RequestTooLargeException");
    }

    static UrlResponse throttled() {
        return error(429, "{\"Message\":\"Rate Exceeded.\"}", "TooManyRequestsException");
    }

    /** An answer that an HTTP API gives by itself. */
    static UrlResponse message(int status, String text) {
        return error(status, "{\"message\":\"" + text + "\"}", null);
    }

    private static UrlResponse error(int status, String body, @Nullable String type) {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/json");
        if (type != null) {
            headers.set("x-amzn-ErrorType", type);
        }
        return new UrlResponse(status, headers, body.getBytes(UTF_8));
    }

    /** Sends it; a HEAD request gets the headers only. */
    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putAll(headers);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else if (body.length == 0 || status == 204 || status == 304) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
