package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** Reads what a handler returned as an HTTP response: payload format 2.0, or any JSON as the body of a 200. */
final class HandlerAnswer {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Set by the server, whatever a handler says. */
    private static final Set<String> RESERVED = Set.of("connection", "content-length", "date", "transfer-encoding");

    private HandlerAnswer() {}

    /** Never throws: nothing for what cannot be read. */
    static Optional<UrlResponse> response(SdkBytes payload) {
        try {
            JsonNode answer = JSON.readTree(payload.asByteArrayUnsafe());
            return Optional.of(answer.has("statusCode") ? explicit(answer) : inferred(answer));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UrlResponse inferred(JsonNode answer) throws JsonProcessingException {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/json");
        return new UrlResponse(200, headers, text(answer).getBytes(UTF_8));
    }

    private static UrlResponse explicit(JsonNode answer) throws JsonProcessingException {
        Headers headers = new Headers();
        headers.set("Content-Type", "application/json");
        answer.path("headers").properties().forEach(header -> set(headers, header.getKey(), header.getValue()));
        for (JsonNode cookie : answer.path("cookies")) {
            headers.add("Set-Cookie", cookie.asText());
        }
        return new UrlResponse(status(answer.get("statusCode")), headers, body(answer));
    }

    private static void set(Headers headers, String name, JsonNode value) {
        if (!value.isNull() && !RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            headers.set(name, value.asText());
        }
    }

    private static int status(JsonNode status) {
        int code = Integer.parseInt(status.asText());
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("A response cannot have the status " + code + ".");
        }
        return code;
    }

    private static byte[] body(JsonNode answer) throws JsonProcessingException {
        JsonNode body = answer.path("body");
        if (body.isNull()) {
            return new byte[0];
        }
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text(body))
                : text(body).getBytes(UTF_8);
    }

    private static String text(JsonNode value) throws JsonProcessingException {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : JSON.writeValueAsString(value);
    }
}
