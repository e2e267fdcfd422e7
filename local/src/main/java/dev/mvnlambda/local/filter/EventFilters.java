package dev.mvnlambda.local.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** The filters of one event source mapping: a record passes when any of them matches it, or when there are none. */
public final class EventFilters {

    private final boolean empty;
    private final Machine machine = Machine.builder().build();

    private EventFilters(List<String> patterns) {
        empty = patterns.isEmpty();
        for (String pattern : patterns) {
            add(pattern);
        }
    }

    /**
     * Takes event patterns as they are.
     *
     * @throws IllegalArgumentException when one is none; see {@link #fault}
     */
    public static EventFilters of(List<String> patterns) {
        return new EventFilters(patterns);
    }

    /** Says why a text is no event pattern; empty when it is one. */
    public static Optional<String> fault(String pattern) {
        try {
            @Nullable String fault = JsonRuleCompiler.check(pattern);
            return Optional.ofNullable(fault);
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether an event matches a pattern, which {@link #fault} finds nothing wrong with. */
    public static boolean matches(String pattern, JsonNode event) {
        return of(List.of(pattern)).matches(event);
    }

    /**
     * Whether a function gets a record.
     *
     * @param record its {@code body} is a text, whose members patterns look into when it is JSON
     */
    public boolean pass(ObjectNode record) {
        return empty
                || matches(record)
                || bodyAsJson(record).filter(this::matches).isPresent();
    }

    private boolean matches(JsonNode record) {
        try {
            return !machine.rulesForJSONEvent(record.toString()).isEmpty();
        } catch (Exception e) {
            // what the library cannot read as an event matches nothing
            return false;
        }
    }

    private void add(String pattern) {
        fault(pattern).ifPresent(fault -> {
            throw new IllegalArgumentException("'" + pattern + "' is no event pattern: " + fault);
        });
        try {
            machine.addRule(pattern, pattern);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no event pattern: " + e.getMessage(), e);
        }
    }

    private static Optional<ObjectNode> bodyAsJson(ObjectNode record) {
        try {
            JsonNode body = Json.mapper().readTree(record.path("body").asText());
            return body.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(record.deepCopy().set("body", body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
