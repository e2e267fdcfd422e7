package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.control.FunctionUrl;
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
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;

/** A request as a function sees it: payload format 2.0. */
final class UrlEvent {
    /** The most that an invocation takes. */
    static final int LARGEST = 6_291_456;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Cookies have a field of their own; the other is between two hosts only. */
    private static final Set<String> HIDDEN = Set.of("cookie", "connection");

    private final UrlRequest request;
    private final FunctionUrl url;
    private final String requestId;
    private final Instant time;
    private final String traceId;

    UrlEvent(UrlRequest request, FunctionUrl url, String requestId, Instant time, String traceId) {
        this.request = request;
        this.url = url;
        this.requestId = requestId;
        this.time = time;
        this.traceId = traceId;
    }

    SdkBytes bytes() {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", request.rawPath())
                .put("rawQueryString", request.rawQuery());
        addCookies(event);
        addHeaders(event.putObject("headers"));
        addQuery(event);
        addContext(event.putObject("requestContext"));
        addBody(event);
        try {
            return SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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

    private void addHeaders(ObjectNode headers) {
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
        if (request.rawQuery().isEmpty()) {
            return;
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String parameter : request.rawQuery().split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            parameters.merge(name, value, (first, next) -> first + "," + next);
        }
        ObjectNode query = event.putObject("queryStringParameters");
        parameters.forEach(query::put);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a lone percent sign
        }
    }

    private void addContext(ObjectNode context) {
        boolean isPublic = url.auth() == FunctionUrlAuthType.NONE;
        context.put("accountId", isPublic ? "anonymous" : url.account())
                .put("apiId", url.id())
                .put("domainName", url.id() + ".lambda-url." + url.region() + ".localhost")
                .put("domainPrefix", url.id());
        if (!isPublic) {
            addCaller(context.putObject("authorizer").putObject("iam"));
        }
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.rawPath())
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent"));
        context.put("requestId", requestId)
                .put("routeKey", "$default")
                .put("stage", "$default")
                .put("time", TIME.format(time))
                .put("timeEpoch", time.toEpochMilli());
    }

    /** Whoever signs is the account's own root here. */
    private void addCaller(ObjectNode iam) {
        iam.put("accountId", url.account())
                .put("callerId", url.account())
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", "arn:aws:iam::" + url.account() + ":root")
                .put("userId", url.account());
    }

    private void addBody(ObjectNode event) {
        Body body = Body.of(request.body(), request.header("content-type"));
        if (!body.text().isEmpty()) {
            event.put("body", body.text());
        }
        event.put("isBase64Encoded", body.isBase64Encoded());
    }
}
