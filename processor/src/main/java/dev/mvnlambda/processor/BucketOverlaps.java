package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.S3Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports triggers of a module, of one function or of several, that one event of a bucket would match. */
final class BucketOverlaps {
    private record Declared(String function, S3Spec spec) {}

    private final List<Declared> before = new ArrayList<>();

    /** Reports the triggers of one more function. */
    void check(DeclaredFunction function) {
        function.marks().all(S3TriggerReader.ANNOTATION).stream()
                .filter(mark -> mark.member("bucket").isKnown())
                .forEach(mark -> check(function.name(), mark));
    }

    private void check(String function, Mark mark) {
        S3Spec spec = S3TriggerReader.spec(mark);
        before.stream()
                .filter(other -> other.spec().overlaps(spec))
                .findFirst()
                .ifPresent(other -> cause(mark)
                        .error(
                                ProblemId.S3_OVERLAP,
                                "%s listens to %s, but an event of it could match another @S3Trigger of %s too, and S3 takes no two such; give them prefixes or suffixes that do not overlap, or different events."
                                        .formatted(function, spec.source(), other.function())));
        before.add(new Declared(function, spec));
    }

    /** The member that has to differ: a filter that is written, else the bucket. */
    private static Member cause(Mark mark) {
        return Stream.of("prefix", "suffix")
                .map(mark::member)
                .filter(member -> !member.isUnset())
                .findFirst()
                .orElseGet(() -> mark.member("bucket"));
    }
}
