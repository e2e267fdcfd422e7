package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Whether services may call functions: the policy of the very qualifier that they name says so, and no other. */
final class InvokeGrants {

    private static final Set<String> ACTIONS = Set.of("lambda:InvokeFunction", "lambda:*", "*");

    private final Scope scope;

    InvokeGrants(Scope scope) {
        this.scope = scope;
    }

    /**
     * Whether a service may call what an ARN names.
     *
     * @param sourceArn on whose behalf
     */
    boolean allow(String targetArn, String principal, String sourceArn) {
        return statements(targetArn).stream().anyMatch(statement -> allows(statement, principal, sourceArn));
    }

    /** Whether a function, and the alias or version of it that an ARN names, is there. */
    boolean exists(String targetArn) {
        return name(targetArn).isPresent();
    }

    private List<JsonNode> statements(String targetArn) {
        return name(targetArn)
                .flatMap(name -> new Directory(scope)
                        .find(name.name())
                        .map(function -> function.policies().get(name.effectiveQualifier())))
                .map(PolicyRecord::statements)
                .orElse(List.of());
    }

    private Optional<FunctionName> name(String targetArn) {
        try {
            FunctionName name = FunctionName.of(targetArn, null, scope);
            return new Directory(scope)
                    .find(name.name())
                    .filter(function -> Directory.version(function, name.effectiveQualifier())
                            .isPresent())
                    .map(function -> name);
        } catch (AwsServiceException e) {
            return Optional.empty();
        }
    }

    private boolean allows(JsonNode statement, String principal, String sourceArn) {
        JsonNode named = statement.path("Principal");
        String who = named.isTextual() ? named.asText() : named.path("Service").asText();
        JsonNode condition = statement.path("Condition");
        return (who.equals(principal) || who.equals("*"))
                && ACTIONS.contains(statement.path("Action").asText())
                && condition.findPath("lambda:InvokedViaFunctionUrl").isMissingNode()
                && isLike(condition.findPath("AWS:SourceArn"), sourceArn)
                && isLike(
                        condition.findPath("AWS:SourceAccount"), scope.options().account());
    }

    /** A condition that is not there is met. */
    private static boolean isLike(JsonNode condition, String value) {
        if (condition.isMissingNode()) {
            return true;
        }
        String regex = Arrays.stream(condition.asText().split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return value.matches(regex);
    }
}
