package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What resource policies are made of: statements, each with an id of its own. */
final class PolicyDocument {

    private PolicyDocument() {}

    /** Writes a policy as AWS writes it. */
    static String of(List<JsonNode> statements) {
        ObjectNode policy =
                Json.mapper().createObjectNode().put("Version", "2012-10-17").put("Id", "default");
        ArrayNode list = policy.putArray("Statement");
        statements.forEach(list::add);
        return policy.toString();
    }

    /** Refuses an id that is in use. */
    static void checkAbsent(List<JsonNode> statements, String id) {
        if (without(statements, id).size() < statements.size()) {
            throw Faults.conflict(
                    "The statement id (" + id
                            + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
        }
    }

    static List<JsonNode> plus(List<JsonNode> statements, JsonNode statement) {
        List<JsonNode> all = new ArrayList<>(statements);
        all.add(statement);
        return all;
    }

    /** Returns the others, of a statement that must be there. */
    static List<JsonNode> less(List<JsonNode> statements, String id) {
        List<JsonNode> rest = without(statements, id);
        if (rest.size() == statements.size()) {
            throw Faults.notFound("Statement " + id + " is not found in resource policy.");
        }
        return rest;
    }

    private static List<JsonNode> without(List<JsonNode> statements, String id) {
        return statements.stream()
                .filter(statement -> !statement.path("Sid").asText().equals(id))
                .toList();
    }
}
