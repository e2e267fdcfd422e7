package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AllowSpec;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code @Allow}. */
final class AllowReader {
    private static final Pattern ACTION = Pattern.compile("\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[a-z*?][a-zA-Z0-9*?-]*:[^:]+:[^:]*:[^:]*:.+");

    private AllowReader() {}

    /** In the order of the source. */
    static List<AllowSpec> read(Marks marks) {
        return marks.all("Allow").stream().map(AllowReader::read).toList();
    }

    private static AllowSpec read(Mark mark) {
        check(
                mark,
                "actions",
                ProblemId.ALLOW_ACTION,
                ACTION,
                "an action is a service and an operation; write one like s3:GetObject");
        check(
                mark,
                "resources",
                ProblemId.ALLOW_RESOURCE,
                RESOURCE,
                "a resource is an ARN or \"*\"; write one like arn:aws:s3:::bucket/*");
        String effect = mark.constant("effect").equals("DENY") ? "Deny" : "Allow";
        return new AllowSpec(effect, mark.texts("actions"), mark.texts("resources"));
    }

    private static void check(Mark mark, String member, ProblemId id, Pattern pattern, String rule) {
        if (mark.items(member).isEmpty()) {
            mark.member(member)
                    .error(id, "%s has an @Allow without %s; write one at least.".formatted(mark.function(), member));
        }
        mark.items(member).forEach(item -> item.text(id, pattern, rule));
    }
}
