package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The statements of a policy that an authorizer's function answered: one that denies wins over all that allow. */
record InvokePolicy(JsonNode statements) {
    private static final String INVOKE = "execute-api:invoke";

    boolean allows(String routeArn) {
        return has("Allow", routeArn) && !has("Deny", routeArn);
    }

    private boolean has(String effect, String routeArn) {
        return list(statements).stream()
                .filter(statement -> statement.path("Effect").asText().equals(effect))
                .filter(statement -> list(statement.path("Action")).stream()
                        .anyMatch(action -> isLike(action.asText().toLowerCase(Locale.ROOT), INVOKE)))
                .anyMatch(statement -> list(statement.path("Resource")).stream()
                        .anyMatch(resource -> isLike(resource.asText(), routeArn)));
    }

    /** IAM takes one thing for a list of one. */
    private static List<JsonNode> list(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of(value);
    }

    private static boolean isLike(String pattern, String value) {
        String regex = pattern.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.equals("*") ? ".*" : letter.equals("?") ? "." : Pattern.quote(letter))
                .collect(Collectors.joining());
        return value.matches(regex);
    }
}
