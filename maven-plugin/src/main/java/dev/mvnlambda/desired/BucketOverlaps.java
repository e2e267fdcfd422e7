package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.S3Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the {@code @S3Trigger}s of all modules may not say once their placeholders are resolved. */
final class BucketOverlaps {
    private static final Pattern BUCKET = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private record Declared(String function, S3Spec spec) {}

    private final List<Declared> before = new ArrayList<>();

    /** What is wrong with one more function, a line each. */
    List<String> problems(FunctionSpec function) {
        List<String> problems = new ArrayList<>();
        for (S3Spec spec : function.triggers(S3Spec.class)) {
            if (!BUCKET.matcher(spec.source()).matches()) {
                problems.add(
                        function.name() + " listens to the bucket '" + spec.source()
                                + "', but a name is 3 to 63 lower-case letters, digits, '.' or '-', with a letter or digit at both ends. Change bucket.");
            }
            before.stream()
                    .filter(other -> other.spec().overlaps(spec))
                    .findFirst()
                    .ifPresent(
                            other -> problems.add(
                                    function.name() + " listens to the bucket " + spec.source()
                                            + ", but an event of it could match an @S3Trigger of " + other.function()
                                            + " too, and S3 takes no two such. Give them prefixes or suffixes that do not overlap, or different events."));
            before.add(new Declared(function.name(), spec));
        }
        return problems;
    }
}
