package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a role allows, as far as its inline policies say so: statements that allow, with wildcards; denials and conditions
 * are not looked at. Of AWS's managed policies only a few are known; one of the account's own is taken to allow
 * everything, because nobody can read it here.
 */
final class RolePermissions {

    private static final String MANAGED = "arn:aws:iam::aws:policy/";
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "AdministratorAccess",
            Set.of("*"),
            "PowerUserAccess",
            Set.of("*"),
            "AmazonSQSFullAccess",
            Set.of("sqs:*"),
            "AWSLambda_FullAccess",
            Set.of("lambda:*"),
            "AWSLambdaSQSQueueExecutionRole",
            Set.of("sqs:receivemessage", "sqs:deletemessage", "sqs:getqueueattributes"));

    private RolePermissions() {}

    /** Whether a role allows an action on a resource; a role that is gone allows nothing. */
    static boolean allow(Account account, String roleArn, String action, String resource) {
        return account.roles()
                .find(roleArn.substring(roleArn.lastIndexOf('/') + 1))
                .filter(role -> role.policies().values().stream().anyMatch(policy -> allows(policy, action, resource))
                        || role.attached().stream()
                                .anyMatch(policy -> managedAllows(account, policy, action, resource)))
                .isPresent();
    }

    /** A policy that is known neither to AWS nor here may allow it. */
    private static boolean managedAllows(Account account, String policy, String action, String resource) {
        String name = policy.substring(policy.lastIndexOf('/') + 1);
        return policy.startsWith(MANAGED)
                ? KNOWN.getOrDefault(name, Set.of()).stream().anyMatch(pattern -> matchesAction(pattern, action))
                : ManagedPolicies.table(account)
                        .find(policy)
                        .map(own -> allows(own.document(), action, resource))
                        .orElse(true);
    }

    private static boolean allows(String document, String action, String resource) {
        try {
            return each(Json.mapper().readTree(document).path("Statement"))
                    .anyMatch(statement -> statement.path("Effect").asText().equals("Allow")
                            && each(statement.path("Action")).anyMatch(text -> matchesAction(text.asText(), action))
                            && each(statement.path("Resource")).anyMatch(text -> matches(text.asText(), resource)));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Stream<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? StreamSupport.stream(oneOrMany.spliterator(), false) : Stream.of(oneOrMany);
    }

    private static boolean matchesAction(String pattern, String action) {
        return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }

    private static boolean matches(String pattern, String text) {
        String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return Pattern.matches(regex, text);
    }
}
