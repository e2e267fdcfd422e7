package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Decides whether a service may call a function: by the function's resource policy, or by a role. */
final class Authority {

    private static final String INVOKE = "lambda:InvokeFunction";

    private Authority() {}

    /** Refuses functions whose policy, that of the very qualifier, does not let a service call on behalf of a source. */
    static UnaryOperator<FunctionName> ofPolicy(Scope scope, String principal, String sourceArn) {
        return name -> {
            boolean allowed = new Directory(scope)
                    .find(name.name())
                    .map(function -> Optional.ofNullable(function.policies().get(name.effectiveQualifier()))
                            .map(PolicyRecord::statements)
                            .orElse(List.of())
                            .stream()
                            .anyMatch(statement -> allows(statement, principal, sourceArn, scope)))
                    .orElse(true); // that there is no such function is said by whoever looks for it
            return checked(allowed, name, scope, principal + " for " + sourceArn);
        };
    }

    /** Refuses functions that a role does not allow to call. */
    static UnaryOperator<FunctionName> ofRole(Scope scope, String role) {
        return name -> checked(
                RolePermissions.allow(scope.account(), role, INVOKE, name.arn(scope)), name, scope, "the role " + role);
    }

    private static FunctionName checked(boolean allowed, FunctionName name, Scope scope, String caller) {
        if (!allowed) {
            throw Faults.fault(
                    LambdaException.builder(),
                    "Lambda",
                    403,
                    "AccessDeniedException",
                    caller + " is not authorized to perform: " + INVOKE + " on resource: " + name.arn(scope));
        }
        return name;
    }

    private static boolean allows(JsonNode statement, String principal, String sourceArn, Scope scope) {
        String action = statement.path("Action").asText();
        JsonNode allowed = statement.path("Principal");
        return (action.equals(INVOKE) || action.equals("lambda:*") || action.equals("*"))
                && (allowed.asText().equals("*")
                        || allowed.path("Service").asText().equals(principal))
                && conditions(statement)
                        .allMatch(condition -> holds(
                                condition.getKey(),
                                condition.getValue().asText(),
                                sourceArn,
                                scope.options().account()));
    }

    private static Stream<Map.Entry<String, JsonNode>> conditions(JsonNode statement) {
        return statement.path("Condition").properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream());
    }

    // a condition on anything else is not met by a service
    private static boolean holds(String key, String value, String sourceArn, String account) {
        return switch (key) {
            case "AWS:SourceArn" -> like(value, sourceArn);
            case "AWS:SourceAccount" -> value.equals(account);
            default -> false;
        };
    }

    private static boolean like(String pattern, String text) {
        return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E", text);
    }
}
