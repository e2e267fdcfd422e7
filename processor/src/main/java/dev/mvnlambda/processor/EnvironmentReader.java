package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.EnvironmentSpec;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code @Environment}. */
final class EnvironmentReader {
    private static final int LARGEST = 4096;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");
    private static final String LINKS = "MVNLAMBDA_RESOURCE_";
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    private EnvironmentReader() {}

    /** Sorted by name. */
    static List<EnvironmentSpec> read(Marks marks) {
        List<Mark> all = marks.all("Environment");
        Set<String> names = new HashSet<>();
        all.forEach(mark -> checkName(mark.member("name"), names));
        checkSize(all);
        return all.stream()
                .map(mark -> new EnvironmentSpec(mark.text("name"), mark.text("value"), mark.flag("secret")))
                .sorted(Comparator.comparing(EnvironmentSpec::name))
                .toList();
    }

    private static void checkName(Member member, Set<String> names) {
        String name = member.text();
        String function = member.mark().function();
        if (member.isOpen()) {
            return;
        }
        if (RESERVED.contains(name)) {
            member.error(
                    ProblemId.RESERVED_ENVIRONMENT,
                    "%s sets %s, which AWS reserves for itself; choose another name.".formatted(function, name));
        } else if (name.startsWith(LINKS)) {
            member.error(
                    ProblemId.RESERVED_ENVIRONMENT,
                    "%s sets %s, but names that begin with %s carry links; use @Link, or choose another name."
                            .formatted(function, name, LINKS));
        } else if (!NAME.matcher(name).matches()) {
            member.error(
                    ProblemId.ENVIRONMENT_NAME,
                    "%s sets \"%s\", but a name is a letter and then letters, digits or _, two at least; change it."
                            .formatted(function, name));
        } else if (!names.add(name)) {
            member.error(
                    ProblemId.DUPLICATE_ENVIRONMENT, "%s sets %s twice; remove one of them.".formatted(function, name));
        }
    }

    private static void checkSize(List<Mark> all) {
        int bytes = all.stream()
                .filter(mark -> !mark.member("value").isOpen())
                .mapToInt(mark -> quoted(mark.text("name")) + quoted(mark.text("value")) + ":,".length())
                .sum();
        if (bytes > LARGEST) {
            Mark largest = all.stream()
                    .max(Comparator.comparingInt(mark -> quoted(mark.text("value"))))
                    .orElseThrow();
            largest.member("value")
                    .error(
                            ProblemId.ENVIRONMENT_SIZE,
                            ("%s has %d bytes of environment, but AWS takes 4096 of all variables together; keep large"
                                            + " values such as that of %s elsewhere, in a file or a parameter store.")
                                    .formatted(largest.function(), bytes, largest.text("name")));
        }
    }

    /** The bytes of a text in JSON. */
    private static int quoted(String text) {
        int escapes =
                (int) text.chars().filter(c -> c == '"' || c == '\\' || c < ' ').count();
        return text.getBytes(StandardCharsets.UTF_8).length + escapes + 2;
    }
}
