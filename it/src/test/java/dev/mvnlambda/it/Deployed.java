package dev.mvnlambda.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** What {@code target/lambda/deploy.json} or {@code status.json} says. */
final class Deployed {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JsonNode json;

    private Deployed(JsonNode json) {
        this.json = json;
    }

    static Deployed read(String json) {
        try {
            return new Deployed(new JsonMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A member of a function, such as {@code url}; empty when it has none. */
    String of(String function, String member) {
        for (JsonNode one : json.path("functions")) {
            if (one.path("name").asText().equals(function)) {
                return one.path(member).asText("");
            }
        }
        throw new IllegalArgumentException("No " + function + " in " + json);
    }

    /** A member of the whole, such as {@code endpoint}; empty when it has none. */
    String member(String name) {
        return json.path(name).asText("");
    }

    /** How often each operation was called. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = new TreeMap<>();
        json.path("calls")
                .properties()
                .forEach(call -> calls.put(call.getKey(), call.getValue().asInt()));
        return calls;
    }

    /** Where an API answers, such as {@code http}; empty where none does. */
    String api(String kind) {
        return json.path("api").path(kind).asText("");
    }

    /** What a function answers at its URL. */
    String answer(String function) {
        return answer(HttpRequest.newBuilder(URI.create(of(function, "url"))).build());
    }

    /** The status of an answer, and its body. */
    static String answer(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return json.toPrettyString();
    }
}
