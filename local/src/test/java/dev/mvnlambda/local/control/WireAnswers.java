package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * What Lambda answers a real client, as text: the status, with an error its code, then the body as JSON with sorted
 * members. What varies stands as {@code <date>}, {@code <size>}, {@code <location>}, {@code <runtime>}, or with a number:
 * {@code <id 1>} is the same UUID wherever it occurs, {@code <sha 1>} the same digest and {@code <url 1>} the same
 * address, in the order in which they were first seen. {@code <lambda>} begins ARNs of Lambda, {@code <role>} is the
 * usual role.
 */
final class WireAnswers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Pattern NUMBERED =
            Pattern.compile("(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                    + "|(?<sha>[A-Za-z0-9+/]{43}=)|(?<url>http://[^\"]+)");

    private final Map<String, String> numbered = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final LastAnswer last = new LastAnswer();
    private final LambdaClient lambda;

    WireAnswers(URI endpoint) {
        this.lambda = Clients.lambda(endpoint, last);
    }

    /** Makes a call and returns its answer. */
    String of(Consumer<LambdaClient> call) {
        String code = "";
        try {
            call.accept(lambda);
        } catch (AwsServiceException e) {
            code = " " + e.awsErrorDetails().errorCode();
        }
        String body = last.body();
        return last.status() + code + (body.isEmpty() ? "" : "\n" + withoutWhatVaries(printed(body)));
    }

    /** Returns an expectation, whose body may be loose JSON, as answers are written. */
    static String text(String expected) {
        String[] parts = expected.strip().split("\n", 2);
        return parts.length == 1 ? parts[0] : parts[0] + "\n" + printed(parts[1]);
    }

    /** Returns loose JSON with members that differ; null takes one away. */
    static String merged(String json, String differences) {
        Map<String, Object> merged = new TreeMap<>(object(json));
        merged.putAll(object(differences));
        merged.values().removeIf(Objects::isNull);
        return printed(merged);
    }

    private static String printed(String json) {
        return printed(object(json));
    }

    private static String printed(Map<String, Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private String withoutWhatVaries(String body) {
        String plain = body.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000", "<date>")
                .replaceAll("(\"CodeSize\" : )[1-9]\\d*", "$1\"<size>\"")
                .replaceAll("(\"Location\" : \")http[^\"]+", "$1<location>")
                .replaceAll("arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}", "<runtime>")
                .replace("arn:aws:lambda:us-east-1:000000000000", "<lambda>")
                .replace("arn:aws:iam::000000000000:role/role", "<role>");
        return NUMBERED.matcher(plain).replaceAll(this::number);
    }

    private String number(MatchResult found) {
        return numbered.computeIfAbsent(found.group(), value -> {
            String kind = found.group(1) != null ? "id" : found.group(2) != null ? "sha" : "url";
            return "<" + kind + " " + counts.merge(kind, 1, Integer::sum) + ">";
        });
    }
}
