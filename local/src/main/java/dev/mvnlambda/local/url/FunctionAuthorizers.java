package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.control.HttpApiDirectory;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** Asks functions whether requests may go on, and keeps what they answered as long as the authorizers say. */
final class FunctionAuthorizers {

    private record Question(String apiId, Authorizer authorizer, List<String> identity) {}

    private record Kept(JsonNode answer, Instant end) {}

    /** AWS waits no longer for an authorizer of an HTTP API. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HttpApiDirectory apis;
    private final InstantSource clock;
    private final Map<Question, Kept> kept = new ConcurrentHashMap<>();

    FunctionAuthorizers(HttpApiDirectory apis, InstantSource clock) {
        this.apis = apis;
        this.clock = clock;
    }

    Admission admit(ApiCall call, Authorizer authorizer) {
        List<String> identity = new ArrayList<>();
        for (String source : authorizer.identitySource()) {
            String value = call.identity(source);
            if (value == null || value.isEmpty()) {
                return Admission.unauthorized();
            }
            identity.add(value);
        }
        if (!"2.0".equals(authorizer.authorizerPayloadFormatVersion())) {
            return Admission.refused(UrlResponse.message(
                    501,
                    "The local Lambda calls authorizers with payload format 2.0 only; set AuthorizerPayloadFormatVersion"
                            + " to 2.0"));
        }
        return answer(call, authorizer, List.copyOf(identity))
                .flatMap(answer -> admission(call, authorizer, answer))
                .orElseGet(Admission::failed);
    }

    private Optional<JsonNode> answer(ApiCall call, Authorizer authorizer, List<String> identity) {
        int ttl = Objects.requireNonNullElse(authorizer.authorizerResultTtlInSeconds(), 0);
        if (ttl == 0) {
            return asked(call, authorizer, identity);
        }
        Instant now = clock.instant();
        kept.values().removeIf(answer -> !answer.end().isAfter(now));
        Question question = new Question(call.api().api().apiId(), authorizer, identity);
        Kept known = kept.get(question);
        if (known != null) {
            return Optional.of(known.answer());
        }
        Optional<JsonNode> answer = asked(call, authorizer, identity);
        answer.ifPresent(found -> kept.put(question, new Kept(found, now.plusSeconds(ttl))));
        return answer;
    }

    private Optional<JsonNode> asked(ApiCall call, Authorizer authorizer, List<String> identity) {
        try {
            return apis.invoke(
                            authorizer.authorizerUri(),
                            call.authorizerArn(authorizer.authorizerId()),
                            UUID.randomUUID().toString(),
                            call.authorizerEvent(identity),
                            LONGEST)
                    .filter(result -> result.functionError() == null)
                    .flatMap(FunctionAuthorizers::read);
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> read(InvocationResult result) {
        try {
            return Optional.of(Json.mapper().readTree(result.payload().asByteArrayUnsafe()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nothing for an answer that is none. */
    private static Optional<Admission> admission(ApiCall call, Authorizer authorizer, JsonNode answer) {
        return allows(call, authorizer, answer).map(allowed -> allowed ? granted(answer) : Admission.forbidden());
    }

    private static Optional<Boolean> allows(ApiCall call, Authorizer authorizer, JsonNode answer) {
        if (Boolean.TRUE.equals(authorizer.enableSimpleResponses())) {
            JsonNode allowed = answer.path("isAuthorized");
            return allowed.isBoolean() ? Optional.of(allowed.booleanValue()) : Optional.empty();
        }
        JsonNode statements = answer.path("policyDocument").path("Statement");
        return statements.isContainerNode()
                ? Optional.of(new InvokePolicy(statements).allows(call.routeArn()))
                : Optional.empty();
    }

    private static Admission granted(JsonNode answer) {
        ObjectNode authorizer = Json.mapper().createObjectNode();
        JsonNode context = answer.path("context");
        if (context.isObject()) {
            authorizer.set("lambda", context);
        } else {
            authorizer.putNull("lambda");
        }
        return Admission.granted(authorizer);
    }
}
