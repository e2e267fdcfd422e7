package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/** What payload format 2.0 says of a request, whoever answers it. */
final class RequestParts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Cookies have a field of their own; the other is between two hosts only. */
    private static final Set<String> HIDDEN = Set.of("cookie", "connection");

    private final UrlRequest request;

    RequestParts(UrlRequest request) {
        this.request = request;
    }

    /** Adds all that comes before the request context. */
    void addHead(ObjectNode event, String routeKey, String traceId) {
        event.put("routeKey", routeKey).put("rawPath", request.rawPath()).put("rawQueryString", request.rawQuery());
        addCookies(event);
        addHeaders(event.putObject("headers"), traceId);
        addQuery(event);
    }

    private void addCookies(ObjectNode event) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
    }

    private void addHeaders(ObjectNode headers, String traceId) {
        SortedMap<String, String> all = new TreeMap<>();
        request.headers().forEach((name, values) -> all.put(name, String.join(",", values)));
        all.keySet().removeAll(HIDDEN);
        all.put("x-amzn-trace-id", traceId);
        all.put("x-forwarded-for", request.sourceIp());
        all.put("x-forwarded-port", Integer.toString(request.port()));
        all.put("x-forwarded-proto", "http");
        all.forEach(headers::put);
    }

    private void addQuery(ObjectNode event) {
        if (!request.rawQuery().isEmpty()) {
            ObjectNode query = event.putObject("queryStringParameters");
            query().forEach(query::put);
        }
    }

    /** The query's parameters, decoded; values of one name joined as AWS joins them. */
    SortedMap<String, String> query() {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (request.rawQuery().isEmpty()) {
            return parameters;
        }
        for (String parameter : request.rawQuery().split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            parameters.merge(name, value, (first, next) -> first + "," + next);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a lone percent sign
        }
    }

    void addHttp(ObjectNode context) {
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.rawPath())
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent"));
    }

    static void addTime(ObjectNode context, Instant time) {
        context.put("time", TIME.format(time)).put("timeEpoch", time.toEpochMilli());
    }

    void addBody(ObjectNode event) {
        Body body = Body.of(request.body(), request.header("content-type"));
        if (!body.text().isEmpty()) {
            event.put("body", body.text());
        }
        event.put("isBase64Encoded", body.isBase64Encoded());
    }

    static SdkBytes bytes(ObjectNode event) {
        try {
            return SdkBytes.fromByteArrayUnsafe(Json.mapper().writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
