package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.VersioningSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Versioned}, and what implies it. */
final class VersioningReader {
    private static final VersioningSpec IMPLIED = new VersioningSpec("LatestAlias", 5);
    private static final Pattern ALIAS = Pattern.compile("(?!^[0-9]+$)[a-zA-Z0-9-_]{1,128}");

    private VersioningReader() {}

    /** Absent when no versions are published. */
    static @Nullable VersioningSpec read(Marks marks) {
        boolean provisioned = ConcurrencyReader.isProvisioned(marks);
        boolean needed = marks.has("Durable") || marks.has("SnapStart") || provisioned;
        Mark mark = marks.one("Versioned").orElse(null);
        if (mark == null) {
            return needed ? IMPLIED : null;
        }
        VersioningSpec versioning = new VersioningSpec(alias(mark), mark.number("keep", ProblemId.KEEP, 1, 100, ""));
        if (mark.flag("value")) {
            return versioning;
        }
        refuseUnversioned(mark.member("value"), marks, provisioned);
        return needed ? versioning : null;
    }

    private static String alias(Mark mark) {
        Member member = mark.member("alias");
        String alias = member.text();
        if (!member.isUnset() && !ALIAS.matcher(alias).matches()) {
            member.error(
                    ProblemId.ALIAS,
                    ("%s has alias = \"%s\", but an alias is 1 to 128 letters, digits, - or _, not digits alone; it is named"
                                    + " when compiling, so no placeholder fits either. Leave it out for LatestAlias.")
                            .formatted(mark.function(), alias));
        }
        return alias;
    }

    private static void refuseUnversioned(Member value, Marks marks, boolean provisioned) {
        String function = value.mark().function();
        if (marks.has("Durable")) {
            value.error(
                    ProblemId.DURABLE_NEEDS_VERSION,
                    "%s is @Durable, and AWS invokes durable functions by version or alias only; remove @Versioned(false)."
                            .formatted(function));
        }
        if (marks.has("SnapStart")) {
            value.error(
                    ProblemId.SNAP_START_NEEDS_VERSION,
                    "%s is @SnapStart, and AWS takes snapshots of published versions only; remove @Versioned(false)."
                            .formatted(function));
        }
        if (provisioned) {
            value.error(
                    ProblemId.PROVISIONED_NEEDS_VERSION,
                    ("%s has provisioned concurrency, which AWS puts on a version or an alias only; remove"
                                    + " @Versioned(false).")
                            .formatted(function));
        }
    }
}
