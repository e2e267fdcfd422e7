package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;

/** Decides whether filters are event patterns: objects whose leaves are lists of what matches. */
final class FilterPatterns {

    private static final int MOST = 5;
    private static final int LONGEST = 4096;
    private static final Set<String> OPERATORS =
            Set.of("prefix", "suffix", "anything-but", "numeric", "exists", "equals-ignore-case", "wildcard", "cidr");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FilterPatterns() {}

    /** Refuses criteria that AWS refuses. */
    static void check(@Nullable FilterCriteria criteria) {
        if (criteria == null) {
            return;
        }
        if (criteria.filters().size() > MOST) {
            throw Faults.invalidParameter("The filter criteria hold "
                    + criteria.filters().size() + " filters, but at most " + MOST + " are allowed.");
        }
        if (!criteria.filters().stream().map(Filter::pattern).allMatch(FilterPatterns::isPattern)) {
            throw Faults.invalidParameter("Invalid filter pattern definition.");
        }
    }

    private static boolean isPattern(@Nullable String text) {
        try {
            return text != null && text.length() <= LONGEST && isObject(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isObject(JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            return false;
        }
        for (var member : node.properties()) {
            JsonNode value = member.getValue();
            boolean valid = member.getKey().equals("$or")
                    ? value.isArray() && all(value, FilterPatterns::isObject)
                    : isObject(value) || isLeaf(value);
            if (!valid) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeaf(JsonNode node) {
        return node.isArray() && all(node, FilterPatterns::isRule);
    }

    private static boolean isRule(JsonNode node) {
        return node.isObject()
                ? node.size() == 1 && OPERATORS.contains(node.fieldNames().next())
                : node.isValueNode();
    }

    private static boolean all(JsonNode items, Predicate<JsonNode> holds) {
        Iterator<JsonNode> each = items.elements();
        while (each.hasNext()) {
            if (!holds.test(each.next())) {
                return false;
            }
        }
        return !items.isEmpty();
    }
}
