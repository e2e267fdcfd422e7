package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.LoggingSpec;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code @Logging}, or what is logged without it. */
final class LoggingReader {
    private static final String DEFAULT = "DEFAULT";
    private static final Pattern GROUP = Pattern.compile(Patterns.LOG_GROUP);

    /** Days that CloudWatch Logs keeps events for; 0 stands for ever. */
    private static final List<Integer> RETENTIONS = List.of(
            0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private LoggingReader() {}

    static LoggingSpec read(Marks marks) {
        String format = marks.has("Durable") ? "JSON" : "Text";
        return marks.one("Logging").map(mark -> read(mark, format)).orElse(new LoggingSpec(30, format, "", ""));
    }

    private static LoggingSpec read(Mark mark, String standard) {
        String format = format(mark, standard);
        return new LoggingSpec(
                retention(mark.member("retentionDays")),
                format,
                level(mark.member("level"), format),
                mark.member("group")
                        .text(
                                ProblemId.LOG_GROUP,
                                GROUP,
                                "a log group is 1 to 512 letters, digits or any of .-_/#; change it"));
    }

    private static String format(Mark mark, String standard) {
        return switch (mark.constant("format")) {
            case "TEXT" -> "Text";
            case "JSON" -> "JSON";
            default -> standard;
        };
    }

    private static int retention(Member member) {
        int days = member.optionalNumber(RETENTIONS.get(0)).orElse(0);
        if (!RETENTIONS.contains(days)) {
            int nearest = RETENTIONS.stream()
                    .filter(allowed -> allowed > days)
                    .findFirst()
                    .orElse(0);
            member.error(
                    ProblemId.LOG_RETENTION,
                    "%s keeps its log for %d days, which CloudWatch Logs does not offer; take %d%s."
                            .formatted(member.mark().function(), days, nearest, nearest == 0 ? ", for ever" : ""));
        }
        return days;
    }

    private static String level(Member member, String format) {
        String level = member.constant();
        if (level.equals(DEFAULT)) {
            return "";
        }
        if (!format.equals("JSON")) {
            member.error(
                    ProblemId.LOG_LEVEL,
                    "%s has level = %s, but AWS filters by level in JSON only; add format = LogFormat.JSON."
                            .formatted(member.mark().function(), level));
        }
        return level;
    }
}
