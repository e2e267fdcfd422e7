package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.ConcurrencySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Concurrency}. */
final class ConcurrencyReader {
    private ConcurrencyReader() {}

    static @Nullable ConcurrencySpec read(Marks marks) {
        Mark mark = marks.one("Concurrency").orElse(null);
        if (mark == null) {
            return null;
        }
        Integer reserved = atLeast(0, mark.member("reserved"), ProblemId.RESERVED);
        Integer provisioned = atLeast(1, mark.member("provisioned"), ProblemId.PROVISIONED);
        if (reserved != null && provisioned != null && provisioned > reserved) {
            mark.member("provisioned")
                    .error(
                            ProblemId.PROVISIONED,
                            "%s has provisioned = %d, but only reserved = %d of its environments may run; raise reserved, or lower provisioned."
                                    .formatted(mark.function(), provisioned, reserved));
        }
        return reserved == null && provisioned == null ? null : new ConcurrencySpec(reserved, provisioned);
    }

    static boolean isProvisioned(Marks marks) {
        return marks.one("Concurrency")
                .flatMap(mark -> mark.member("provisioned").optionalNumber(Member.UNSET))
                .isPresent();
    }

    private static @Nullable Integer atLeast(int least, Member member, ProblemId id) {
        Optional<Integer> number = member.optionalNumber(Member.UNSET);
        if (number.filter(n -> n < least).isPresent()) {
            member.error(
                    id,
                    "%s has %s = %d, but AWS takes %d or more; raise it, or leave it out."
                            .formatted(member.mark().function(), member.name(), number.get(), least));
        }
        return number.orElse(null);
    }
}
