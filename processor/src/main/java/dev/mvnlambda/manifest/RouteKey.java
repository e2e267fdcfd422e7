package dev.mvnlambda.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a route of an HTTP or REST API takes.
 *
 * @param method such as {@code GET}, or {@code ANY}; empty for {@code $default}
 * @param path such as {@code /orders/{id}}; empty for {@code $default}
 */
public record RouteKey(String method, String path) {
    /** The route of an HTTP API that takes what no other one does. */
    public static final String DEFAULT = "$default";

    private static final List<String> METHODS =
            List.of("ANY", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern KEY = Pattern.compile("([A-Z]+) (/.*)");
    private static final Pattern LITERAL = Pattern.compile("[a-zA-Z0-9._~:@!$&'()+,;=%-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z0-9._-]+)(\\+?)}");

    /** The parts of a key, whatever is wrong with it. */
    public static RouteKey of(String key) {
        int space = key.indexOf(' ');
        return space < 0 ? new RouteKey("", "") : new RouteKey(key.substring(0, space), key.substring(space + 1));
    }

    /**
     * What is wrong with a key, as the second half of a sentence; absent when nothing is.
     *
     * @param api {@code HTTP} or {@code REST}; only the first has {@link #DEFAULT}
     */
    public static Optional<String> problem(String key, String api) {
        boolean http = api.equals("HTTP");
        if (key.equals(DEFAULT) && http) {
            return Optional.empty();
        }
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.of("a route is a method, a space and a path, such as GET /orders/{id}"
                    + (http ? ", or " + DEFAULT : "") + "; write it so");
        }
        return METHODS.contains(parts.group(1))
                ? pathProblem(parts.group(2))
                : Optional.of(
                        "AWS knows the methods " + String.join(", ", METHODS) + ", in capitals; write one of these");
    }

    private static Optional<String> pathProblem(String path) {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean last = i == parts.size() - 1;
            Matcher variable = VARIABLE.matcher(part);
            if (part.isEmpty() && !last) {
                return Optional.of("a part of a path is not empty; leave one of the slashes out");
            }
            if (!variable.matches()) {
                if (!LITERAL.matcher(part).matches()) {
                    return Optional.of(
                            "\"" + part + "\" is no part of a path: that is plain text, or a name in braces, which may"
                                    + " end in + when it is the last; change it");
                }
            } else if (!names.add(variable.group(1))) {
                return Optional.of("the name " + variable.group(1) + " stands in it twice; change one of them");
            } else if (!last && !variable.group(2).isEmpty()) {
                return Optional.of(
                        part + " takes all that follows, so it is the last; leave the + out, or what follows");
            }
        }
        return Optional.empty();
    }

    /** The same for keys that differ in the names of variables only, of which AWS cannot tell which is meant. */
    public static String pattern(String key) {
        return VARIABLE.matcher(key).replaceAll("{$2}");
    }
}
