package dev.mvnlambda.processor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code @LambdaFunction} sets, in AWS's words, or its defaults.
 *
 * @param memory MB
 * @param timeout seconds
 * @param storage MB
 */
record Settings(
        String description,
        int memory,
        int timeout,
        String architecture,
        String runtime,
        int storage,
        String role,
        String permissionsBoundary,
        String kmsKey,
        String tracing) {
    private static final Settings DEFAULT = new Settings("", 1024, 20, "x86_64", "", 512, "", "", "", "PassThrough");
    private static final Pattern DESCRIPTION = Pattern.compile("(?s).{0,256}");

    static Settings read(Marks marks) {
        return marks.one("LambdaFunction").map(Settings::read).orElse(DEFAULT);
    }

    /** Seconds that a call may take. */
    static int timeout(Marks marks) {
        return marks.one("LambdaFunction")
                .flatMap(mark -> mark.member("timeout").optionalNumber(Member.UNSET))
                .orElse(DEFAULT.timeout());
    }

    private static Settings read(Mark mark) {
        return new Settings(
                mark.member("description")
                        .text(ProblemId.DESCRIPTION, DESCRIPTION, "AWS takes at most 256 characters; shorten it"),
                mark.number("memory", ProblemId.MEMORY, 128, 10240, "MB"),
                mark.number("timeout", ProblemId.TIMEOUT, 1, 900, "seconds"),
                mark.constant("architecture").toLowerCase(Locale.ROOT),
                runtime(mark.member("runtime")),
                mark.number("storage", ProblemId.STORAGE, 512, 10240, "MB"),
                arn(mark, "role", Patterns.ROLE, "arn:aws:iam::123456789012:role/name"),
                arn(mark, "permissionsBoundary", Patterns.POLICY, "arn:aws:iam::123456789012:policy/name"),
                arn(mark, "kmsKey", Patterns.KMS_KEY, "arn:aws:kms:eu-west-1:123456789012:key/id"),
                mark.constant("tracing").equals("ACTIVE") ? "Active" : "PassThrough");
    }

    private static String arn(Mark mark, String member, Pattern pattern, String example) {
        return mark.member(member).text(ProblemId.ARN, pattern, "AWS takes an ARN there; write one like " + example);
    }

    private static String runtime(Member member) {
        String runtime = member.text();
        if (!member.isUnset() && !member.isOpen() && !runtime.isEmpty() && !Runtimes.ALL.contains(runtime)) {
            member.error(
                    ProblemId.RUNTIME,
                    "%s has runtime = \"%s\", but AWS runs Java on %s only; choose one of these.%s"
                            .formatted(
                                    member.mark().function(),
                                    runtime,
                                    String.join(", ", Runtimes.ALL),
                                    NearestName.hint(runtime, Runtimes.ALL)));
        }
        return runtime;
    }

    /** Reports what only has a meaning for a role that is made, when the role is the user's own. */
    static void checkOwnRole(Marks marks) {
        Optional<Mark> own =
                marks.one("LambdaFunction").filter(mark -> !mark.text("role").isEmpty());
        own.filter(mark -> !mark.text("permissionsBoundary").isEmpty())
                .ifPresent(mark -> refuse(mark.member("permissionsBoundary"), "permissionsBoundary"));
        own.ifPresent(mark -> marks.all("Allow").forEach(allow -> refuse(allow.member("actions"), "@Allow")));
    }

    private static void refuse(Member member, String thing) {
        member.error(
                ProblemId.ROLE,
                "%s has a role of your own and %s, which only has a meaning for a generated one; remove role or %s."
                        .formatted(member.mark().function(), thing, thing));
    }
}
