package dev.mvnlambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** IAM policies as JSON, written in one form and read in any. */
final class PolicyDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PolicyDocument() {}

    /** Lets Lambda assume a role. */
    static String trust() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    }

    /** Lets Scheduler assume a role on behalf of one group of schedules. */
    static String scheduleTrust(String account, String groupArn) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Principal\":{\"Service\":\"scheduler.amazonaws.com\"},\"Action\":\"sts:AssumeRole\","
                + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"" + account + "\",\"aws:SourceArn\":\""
                + groupArn + "\"}}}]}";
    }

    static String write(List<Statement> statements) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode array = policy.putArray("Statement");
        for (Statement statement : statements) {
            ObjectNode node = array.addObject().put("Effect", statement.effect());
            statement.actions().forEach(node.putArray("Action")::add);
            statement.resources().forEach(node.putArray("Resource")::add);
            if (!statement.condition().isEmpty()) {
                node.set("Condition", JSON.valueToTree(statement.condition()));
            }
        }
        return policy.toString();
    }

    /** The statements of a role's policy as IAM gives it back, percent-encoded. */
    static List<Statement> read(String encoded) {
        List<Statement> statements = new ArrayList<>();
        String document = encoded.startsWith("%") ? URLDecoder.decode(encoded, StandardCharsets.UTF_8) : encoded;
        for (JsonNode node : statements(document)) {
            statements.add(new Statement(
                    node.path("Effect").asText(),
                    texts(node.path("Action")),
                    texts(node.path("Resource")),
                    conditions(node)));
        }
        return List.copyOf(statements);
    }

    /** The statements of a policy, each as JSON. */
    static JsonNode statements(String document) {
        return Json.tree(document).path("Statement");
    }

    /** The conditions of a statement: operator, key, value. */
    static Map<String, Map<String, String>> conditions(JsonNode statement) {
        Map<String, Map<String, String>> conditions = new TreeMap<>();
        statement.path("Condition").properties().forEach(operator -> {
            Map<String, String> keys = new TreeMap<>();
            operator.getValue()
                    .properties()
                    .forEach(key -> keys.put(key.getKey(), String.join(",", texts(key.getValue()))));
            conditions.put(operator.getKey(), keys);
        });
        return conditions;
    }

    private static List<String> texts(JsonNode node) {
        if (!node.isArray()) {
            return node.isMissingNode() ? List.of() : List.of(node.asText());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
