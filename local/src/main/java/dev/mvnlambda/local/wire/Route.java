package dev.mvnlambda.local.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a REST operation is found, and the status of its success.
 *
 * @param template such as {@code /functions/{FunctionName}/policy}, or with a static query behind a question mark
 */
public record Route(String method, String template, int success, String operation) {

    /** Makes a route. */
    public static Route route(String method, String template, int success, String operation) {
        return new Route(method, template, success, operation);
    }

    /** Returns the labels' values when the request is for this route. */
    Optional<Map<String, String>> match(WireRequest request) {
        if (!method.equals(request.method()) || !hasStaticQuery(request)) {
            return Optional.empty();
        }
        List<String> expected = literals();
        List<String> given = request.segments();
        boolean greedy = !expected.isEmpty() && isGreedy(expected.get(expected.size() - 1));
        return greedy ? matchGreedy(expected, given) : labels(expected, given);
    }

    /** More literal text wins over less: a static query first, then literal segments. */
    int weight() {
        long literal = literals().stream().filter(segment -> !isLabel(segment)).count();
        return (int) literal + (staticQuery().isEmpty() ? 0 : 100);
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

    private List<String> literals() {
        return Arrays.stream(template.split("\\?", 2)[0].split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private boolean hasStaticQuery(WireRequest request) {
        return staticQuery().entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(request.query().get(wanted.getKey())));
    }

    private Map<String, List<String>> staticQuery() {
        int mark = template.indexOf('?');
        return mark < 0 ? Map.of() : WireRequest.parameters(template.substring(mark + 1));
    }

    private static boolean isLabel(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }
}
