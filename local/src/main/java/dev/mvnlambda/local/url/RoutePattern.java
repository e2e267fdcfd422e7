package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/**
 * Which requests a route of an HTTP API takes.
 *
 * @param method {@code ANY} for all; empty for {@code $default}
 * @param segments of the path; that which is greedy is the last
 */
record RoutePattern(String method, List<String> segments) {
    private static final String DEFAULT = "$default";
    private static final String ANY = "ANY";

    /**
     * The route that a request goes to.
     *
     * @param parameters what the path's variables stand for, decoded
     */
    record Match(Route route, SortedMap<String, String> parameters) {}

    static RoutePattern of(String routeKey) {
        int space = routeKey.indexOf(' ');
        return space < 0
                ? new RoutePattern("", List.of())
                : new RoutePattern(routeKey.substring(0, space), segments(routeKey.substring(space + 1)));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** Finds the route that fits best: a text before a variable before a greedy one, a method before any, all before the default. */
    static Optional<Match> find(Collection<Route> routes, String method, String path) {
        return routes.stream()
                .sorted(Comparator.comparing(route -> of(route.routeKey()).rank()))
                .flatMap(route -> of(route.routeKey())
                        .parameters(method, segments(path))
                        .map(parameters -> new Match(route, parameters))
                        .stream())
                .findFirst();
    }

    /** Sorts before that of a pattern which fits less well. */
    private String rank() {
        if (method.isEmpty()) {
            return "3";
        }
        StringBuilder rank = new StringBuilder();
        for (String segment : segments) {
            rank.append(isGreedy(segment) ? '2' : isVariable(segment) ? '1' : '0');
        }
        return rank.append(method.equals(ANY) ? '1' : '0').toString();
    }

    private Optional<SortedMap<String, String>> parameters(String asked, List<String> path) {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (method.isEmpty()) {
            return Optional.of(parameters);
        }
        boolean greedy = isGreedy(segments.get(segments.size() - 1));
        boolean fits = greedy ? path.size() >= segments.size() : path.size() == segments.size();
        if (!fits || !(method.equals(ANY) || method.equals(asked))) {
            return Optional.empty();
        }
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String given = decoded(isGreedy(segment) ? String.join("/", path.subList(i, path.size())) : path.get(i));
            if (isVariable(segment) ? given.isEmpty() : !segment.equals(given)) {
                return Optional.empty();
            }
            if (isVariable(segment)) {
                parameters.put(segment.substring(1, segment.length() - (isGreedy(segment) ? 2 : 1)), given);
            }
        }
        return Optional.of(parameters);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a lone percent sign
        }
    }

    static boolean isDefault(String routeKey) {
        return routeKey.equals(DEFAULT);
    }
}
