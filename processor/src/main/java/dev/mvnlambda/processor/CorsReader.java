package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.CorsSpec;
import java.util.List;
import java.util.Optional;

/** Reads {@code @Cors}. */
final class CorsReader {
    private CorsReader() {}

    /** Absent when there are no rules. */
    static Optional<CorsSpec> read(Mark mark) {
        if (!mark.flag("enabled")) {
            return Optional.empty();
        }
        CorsSpec cors = new CorsSpec(
                bounded(mark, "allowOrigins", ProblemId.CORS_ORIGINS, 100, 253),
                methods(mark),
                bounded(mark, "allowHeaders", ProblemId.CORS_HEADERS, 100, 1024),
                bounded(mark, "exposeHeaders", ProblemId.CORS_HEADERS, 100, 1024),
                mark.flag("allowCredentials"),
                mark.number("maxAge", ProblemId.CORS_MAX_AGE, 0, 86_400, "seconds"));
        if (cors.allowCredentials() && cors.allowOrigins().contains("*")) {
            mark.member("allowCredentials")
                    .error(
                            ProblemId.CORS_CREDENTIALS,
                            "%s allows credentials to all origins, which browsers refuse; name the origins in allowOrigins."
                                    .formatted(mark.function()));
        }
        return Optional.of(cors);
    }

    private static List<String> methods(Mark mark) {
        Member options = mark.items("allowMethods").stream()
                .filter(method -> method.text().equals("OPTIONS"))
                .findFirst()
                .orElse(null);
        if (options != null) {
            options.error(
                    ProblemId.CORS_METHODS,
                    "%s allows OPTIONS, but AWS takes at most 6 characters there and answers OPTIONS itself; leave it out."
                            .formatted(mark.function()));
            return mark.texts("allowMethods");
        }
        return bounded(mark, "allowMethods", ProblemId.CORS_METHODS, 6, 6);
    }

    private static List<String> bounded(Mark mark, String member, ProblemId id, int most, int longest) {
        List<Member> items = mark.items(member);
        if (items.size() > most) {
            mark.member(member)
                    .error(
                            id,
                            "%s has %d %s, but AWS takes at most %d; leave some out, or write \"*\"."
                                    .formatted(mark.function(), items.size(), member, most));
        }
        items.stream()
                .filter(item ->
                        !item.isOpen() && (item.text().isEmpty() || item.text().length() > longest))
                .forEach(item -> item.error(
                        id,
                        "%s has \"%s\" in %s, but AWS takes 1 to %d characters each; change it."
                                .formatted(mark.function(), item.text(), member, longest)));
        return mark.texts(member);
    }
}
