package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.ScalingSpec;
import org.jspecify.annotations.Nullable;

/** Reads how fast a source is read. */
final class ScalingReader {
    private ScalingReader() {}

    /** Absent when AWS decides. */
    static @Nullable ScalingSpec read(EventSource source) {
        int fewest = source.service().equals(SqsRules.SERVICE) ? SqsRules.FEWEST_POLLERS : 1;
        Integer concurrency = number(source, "maximumConcurrency", ProblemId.MAXIMUM_CONCURRENCY, 2, 1000);
        Integer minimum = number(source, "minimumPollers", ProblemId.MINIMUM_POLLERS, fewest, 200);
        Integer maximum = number(source, "maximumPollers", ProblemId.MAXIMUM_POLLERS, fewest, 2000);
        if (minimum != null && maximum != null && minimum > maximum) {
            source.mark()
                    .member("minimumPollers")
                    .error(
                            ProblemId.POLLERS,
                            "%s has minimumPollers = %d, but maximumPollers = %d is less; raise maximumPollers, or lower minimumPollers."
                                    .formatted(source.mark().function(), minimum, maximum));
        }
        boolean pollers = minimum != null || maximum != null;
        if (concurrency != null && pollers) {
            source.mark()
                    .member("maximumConcurrency")
                    .error(
                            ProblemId.POLLERS_OR_CONCURRENCY,
                            "%s has maximumConcurrency and pollers, but AWS takes one or the other; remove one of them."
                                    .formatted(source.mark().function()));
        }
        return concurrency != null || pollers ? new ScalingSpec(concurrency, minimum, maximum) : null;
    }

    private static @Nullable Integer number(EventSource source, String name, ProblemId id, int least, int most) {
        Member member = source.mark().find(name).orElse(null);
        return member == null ? null : member.optionalNumber(id, least, most, "");
    }
}
