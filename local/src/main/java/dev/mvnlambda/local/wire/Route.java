package dev.mvnlambda.local.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a REST operation is found, and the status of its success. */
public final class Route {

    private final String method;
    private final String template;
    private final int success;
    private final String operation;
    private final List<String> segments;
    private final Map<String, List<String>> staticQuery;
    private final Set<String> parameters;
    private final int weight;

    private Route(String method, String template, int success, String operation, Set<String> parameters) {
        int mark = template.indexOf('?');
        this.method = method;
        this.template = template;
        this.success = success;
        this.operation = operation;
        this.parameters = Set.copyOf(parameters);
        this.segments = Arrays.stream((mark < 0 ? template : template.substring(0, mark)).split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        this.staticQuery = mark < 0 ? Map.of() : WireRequest.parameters(template.substring(mark + 1));
        long literal = segments.stream().filter(segment -> !isLabel(segment)).count();
        this.weight = (int) literal + (staticQuery.isEmpty() ? 0 : 100) + 10 * parameters.size();
    }

    /**
     * Makes a route.
     *
     * @param template such as {@code /functions/{FunctionName}/policy}, or with a static query behind a question mark
     */
    public static Route route(String method, String template, int success, String operation) {
        return new Route(method, template, success, operation, Set.of());
    }

    /** Returns the same route for requests only that have these query parameters, whatever their values. */
    Route requiring(Set<String> names) {
        return new Route(method, template, success, operation, names);
    }

    /** The status of its success. */
    int success() {
        return success;
    }

    /** The name of the operation. */
    public String operation() {
        return operation;
    }

    /** Returns the labels' values when the request is for this route. */
    Optional<Map<String, String>> match(WireRequest request) {
        if (!method.equals(request.method())
                || !hasStaticQuery(request)
                || !request.query().keySet().containsAll(parameters)) {
            return Optional.empty();
        }
        List<String> given = request.segments();
        boolean greedy = !segments.isEmpty() && isGreedy(segments.get(segments.size() - 1));
        return greedy ? matchGreedy(segments, given) : labels(segments, given);
    }

    /** More wins over less: a static query first, then parameters, then literal segments. */
    int weight() {
        return weight;
    }

    private static Optional<Map<String, String>> matchGreedy(List<String> expected, List<String> given) {
        if (given.size() < expected.size()) {
            return Optional.empty();
        }
        int last = expected.size() - 1;
        List<String> joined = new ArrayList<>(given.subList(0, last));
        joined.add(String.join("/", given.subList(last, given.size())));
        return labels(expected, joined);
    }

    private static Optional<Map<String, String>> labels(List<String> expected, List<String> given) {
        if (expected.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            String segment = expected.get(i);
            if (isLabel(segment)) {
                labels.put(segment.substring(1, segment.length() - 1).replace("+", ""), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private boolean hasStaticQuery(WireRequest request) {
        return staticQuery.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(request.query().get(wanted.getKey())));
    }

    private static boolean isLabel(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }
}
