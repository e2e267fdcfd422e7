package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.filter.EventFilters;
import dev.mvnlambda.local.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Takes events, and hands each to the functions of the rules that it matches. */
final class PublishedEvents {

    private static final String PRINCIPAL = "events.amazonaws.com";
    private static final int MOST = 10;
    private static final int LARGEST = 1_048_576;
    private static final int MOST_RETRIES = 185;
    private static final int OLDEST = 86_400;

    private final Scope scope;
    private final Rules rules;
    private final EventBuses buses;

    PublishedEvents(Scope scope, Rules rules, EventBuses buses) {
        this.scope = scope;
        this.rules = rules;
        this.buses = buses;
    }

    static PublishedEvents in(Scope scope) {
        return new PublishedEvents(scope, new Rules(scope), new EventBuses(scope));
    }

    PutEventsResponse put(PutEventsRequest request) {
        if (request.entries().isEmpty() || request.entries().size() > MOST) {
            throw EventFaults.validation("1 validation error detected: Value '[PutEventsRequestEntry]' at 'entries'"
                    + " failed to satisfy constraint: Member must have length between 1 and 10");
        }
        List<PutEventsResultEntry> results =
                request.entries().stream().map(this::put).toList();
        return PutEventsResponse.builder()
                .entries(results)
                .failedEntryCount((int) results.stream()
                        .filter(result -> result.errorCode() != null)
                        .count())
                .build();
    }

    private PutEventsResultEntry put(PutEventsRequestEntry entry) {
        if (blank(entry.source())) {
            return refused("InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument.");
        }
        if (blank(entry.detailType())) {
            return refused(
                    "InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument.");
        }
        if (blank(entry.detail())) {
            return refused("InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required argument.");
        }
        Optional<JsonNode> detail = detail(entry.detail());
        if (detail.isEmpty()) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
        if (entry.detail().length() > LARGEST) {
            return refused("InvalidArgument", "Total size of the entries in the request is over the limit.");
        }
        if (entry.source().startsWith("aws.")) {
            return refused("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        ObjectNode event = event(entry, detail.get());
        // an event for a bus that is not there is taken and lost
        publish(buses.name(entry.eventBusName()), event);
        return PutEventsResultEntry.builder().eventId(event.path("id").asText()).build();
    }

    private ObjectNode event(PutEventsRequestEntry entry, JsonNode detail) {
        Instant time = Objects.requireNonNullElse(entry.time(), scope.now());
        return event(entry.source(), entry.detailType(), time, entry.resources(), detail);
    }

    /** Hands over that a rule is due, whose source no client may use. */
    void scheduled(RuleRecord rule, Instant due) {
        ObjectNode event = event(
                "aws.events",
                "Scheduled Event",
                due,
                List.of(rule.rule().arn()),
                Json.mapper().createObjectNode());
        rule.targets().values().forEach(target -> deliver(rule, target, event));
    }

    private ObjectNode event(String source, String detailType, Instant time, List<String> resources, JsonNode detail) {
        ObjectNode event = Json.mapper()
                .createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", scope.options().account())
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", scope.region());
        resources.forEach(event.putArray("resources")::add);
        event.set("detail", detail);
        return event;
    }

    private void publish(String bus, ObjectNode event) {
        rules.of(bus).stream()
                .filter(rule ->
                        !RuleState.DISABLED.toString().equals(rule.rule().stateAsString()))
                .filter(rule -> matches(rule.rule().eventPattern(), event))
                .forEach(rule -> rule.targets().values().forEach(target -> deliver(rule, target, event)));
    }

    /** Whether an event matches a pattern. */
    static boolean matches(@Nullable String pattern, JsonNode event) {
        return pattern != null && EventFilters.matches(pattern, event);
    }

    private void deliver(RuleRecord rule, Target target, ObjectNode event) {
        if (!SourceKind.service(target.arn()).equals("lambda")) {
            return;
        }
        RetryPolicy policy = Objects.requireNonNullElseGet(
                target.retryPolicy(), () -> RetryPolicy.builder().build());
        String ruleArn = rule.rule().arn();
        new Delivery(scope, "events")
                .take(new Delivery.Order(
                        target.arn(),
                        Authority.ofPolicy(scope, PRINCIPAL, ruleArn),
                        Objects.requireNonNullElse(target.input(), event.toString()),
                        Objects.requireNonNullElse(policy.maximumRetryAttempts(), MOST_RETRIES),
                        Duration.ofSeconds(Objects.requireNonNullElse(policy.maximumEventAgeInSeconds(), OLDEST)),
                        target.deadLetterConfig() == null
                                ? null
                                : target.deadLetterConfig().arn(),
                        event.toString(),
                        Map.of("RULE_ARN", ruleArn)));
    }

    private static Optional<JsonNode> detail(String text) {
        try {
            return Optional.of(Json.mapper().readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static PutEventsResultEntry refused(String code, String message) {
        return PutEventsResultEntry.builder()
                .errorCode(code)
                .errorMessage(message)
                .build();
    }
}
