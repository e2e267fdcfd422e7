package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.RouteKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code @RestRoute}. */
final class RestRouteReader extends RouteReader {
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9._:-]+|\\{[^}]*}");

    RestRouteReader() {
        super("RestRoute", "REST", "APIGatewayProxyRequestEvent");
    }

    @Override
    Optional<String> problem(String key) {
        return RouteKey.problem(key, api())
                .or(() -> partProblem(RouteKey.of(key).path()));
    }

    /** A REST API is stricter than an HTTP API. */
    private static Optional<String> partProblem(String path) {
        List<String> parts = Arrays.asList(path.substring(1).split("/", -1));
        if (path.length() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            return Optional.of("a path of a REST API does not end in a slash; leave it out");
        }
        return parts.stream()
                .filter(part -> !part.isEmpty() && !PART.matcher(part).matches())
                .map(part -> "\"" + part
                        + "\" is no part of a path of a REST API, which is letters, digits, ., _, - and :, or a"
                        + " name in braces; change it")
                .findFirst();
    }

    @Override
    String pattern(String key) {
        return RouteKey.pattern(key);
    }

    @Override
    String lateness() {
        return "a REST API answers 504 after 29";
    }

    @Override
    int patience() {
        return 29;
    }

    @Override
    public void check(List<Mark> marks) {
        marks.stream()
                .map(mark -> mark.member("streaming"))
                .filter(Member::flag)
                .forEach(streaming -> streaming.warning(
                        ProblemId.RESPONSE_STREAM,
                        "%s streams its answer, but AWS's managed Java runtimes send it in one piece; streaming = false says what happens."
                                .formatted(streaming.mark().function())));
    }
}
