package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Statements of resource policies, written as AWS writes them and read back. */
final class Statements {

    private static final String CALL_URL = "lambda:InvokeFunctionUrl";
    private static final String URL_AUTH = "lambda:FunctionUrlAuthType";
    private static final String VIA_URL = "lambda:InvokedViaFunctionUrl";

    private Statements() {}

    static JsonNode of(AddPermissionRequest request, String resource) {
        if (request.functionUrlAuthTypeAsString() != null && !request.action().equals(CALL_URL)) {
            throw Faults.invalidParameter("FunctionUrlAuthType is only supported for " + CALL_URL + " action");
        }
        ObjectNode statement = Json.mapper()
                .createObjectNode()
                .put("Sid", request.statementId())
                .put("Effect", "Allow");
        statement.set("Principal", principal(request.principal()));
        statement.put("Action", request.action()).put("Resource", resource);
        ObjectNode conditions = conditions(request);
        if (!conditions.isEmpty()) {
            statement.set("Condition", conditions);
        }
        return statement;
    }

    static JsonNode of(AddLayerVersionPermissionRequest request, String resource) {
        ObjectNode statement = Json.mapper()
                .createObjectNode()
                .put("Sid", request.statementId())
                .put("Effect", "Allow");
        statement.set("Principal", principal(request.principal()));
        statement.put("Action", request.action()).put("Resource", resource);
        if (request.organizationId() != null) {
            statement
                    .putObject("Condition")
                    .putObject("StringEquals")
                    .put("aws:PrincipalOrgID", request.organizationId());
        }
        return statement;
    }

    /** Whether statements let anyone call through a function URL without a signature: it takes both actions. */
    static boolean allowPublicUrl(List<JsonNode> statements) {
        return statements.stream()
                        .anyMatch(statement -> isPublic(statement, CALL_URL)
                                && condition(statement, URL_AUTH).equals("NONE"))
                && statements.stream()
                        .anyMatch(statement -> isPublic(statement, "lambda:InvokeFunction")
                                && condition(statement, VIA_URL).equals("true"));
    }

    private static JsonNode principal(String given) {
        if (given.equals("*")) {
            return Json.mapper().getNodeFactory().textNode(given);
        }
        if (given.matches("\\d{12}")) {
            return Json.mapper().createObjectNode().put("AWS", "arn:aws:iam::" + given + ":root");
        }
        if (given.startsWith("arn:")) {
            return Json.mapper().createObjectNode().put("AWS", given);
        }
        if (given.endsWith(".amazonaws.com") || given.endsWith(".amazon.com")) {
            return Json.mapper().createObjectNode().put("Service", given);
        }
        throw Faults.invalidParameter("The provided principal was invalid. Please check the principal and try again.");
    }

    private static ObjectNode conditions(AddPermissionRequest request) {
        ObjectNode conditions = Json.mapper().createObjectNode();
        add(conditions, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
        add(conditions, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
        add(conditions, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
        add(conditions, "StringEquals", URL_AUTH, request.functionUrlAuthTypeAsString());
        add(conditions, "ArnLike", "AWS:SourceArn", request.sourceArn());
        if (Boolean.TRUE.equals(request.invokedViaFunctionUrl())) {
            add(conditions, "Bool", VIA_URL, "true");
        }
        return conditions;
    }

    private static void add(ObjectNode conditions, String operator, String key, @Nullable String value) {
        if (value != null) {
            conditions.withObjectProperty(operator).put(key, value);
        }
    }

    private static boolean isPublic(JsonNode statement, String action) {
        String allowed = statement.path("Action").asText();
        return statement.path("Principal").asText().equals("*")
                && (allowed.equals(action) || allowed.equals("lambda:*") || allowed.equals("*"));
    }

    private static String condition(JsonNode statement, String key) {
        return statement.path("Condition").findPath(key).asText();
    }
}
