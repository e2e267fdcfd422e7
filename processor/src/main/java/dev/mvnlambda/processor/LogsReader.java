package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.LogsSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code @LogsTrigger}. */
final class LogsReader implements TriggerReader {
    private static final String LOG_GROUP = "logGroup";
    private static final int LONGEST_PATTERN = 1024;
    private static final Pattern SOURCE = Pattern.compile("(?:" + Patterns.PARTITION + "logs:[a-z0-9-]+:"
            + Patterns.ACCOUNT + ":log-group:)?(" + Patterns.LOG_GROUP + ")(?::\\*)?");

    @Override
    public String annotation() {
        return "LogsTrigger";
    }

    @Override
    public String event(Mark mark) {
        return "CloudWatchLogsEvent";
    }

    @Override
    public TriggerSpec read(Mark mark) {
        return new LogsSpec(
                mark.member(LOG_GROUP)
                        .text(
                                ProblemId.LOG_GROUP,
                                SOURCE,
                                "a log group is 1 to 512 letters, digits or any of .-_/#, or an ARN that ends in such a name; change it"),
                pattern(mark.member("pattern")));
    }

    private static String pattern(Member pattern) {
        String text = pattern.text();
        if (!pattern.isOpen() && text.length() > LONGEST_PATTERN) {
            pattern.error(
                    ProblemId.LOG_PATTERN,
                    "%s has a pattern of %d characters, but CloudWatch Logs takes %d at most; shorten it."
                            .formatted(pattern.mark().function(), text.length(), LONGEST_PATTERN));
        }
        return text;
    }

    @Override
    public void check(List<Mark> marks) {
        Set<String> seen = new HashSet<>();
        for (Mark mark : marks) {
            Member group = mark.member(LOG_GROUP);
            if (group.isKnown() && !seen.add(name(group.text()))) {
                group.error(
                        ProblemId.DUPLICATE_LOG_GROUP,
                        "%s subscribes to %s twice, but a function does so once; remove one of the two, or join their patterns: \"?ERROR ?WARN\" matches either word."
                                .formatted(mark.function(), group.text()));
            }
        }
    }

    /** Reports a function that is called with what it logs itself, as far as the sources tell. */
    static void checkLoop(Marks marks) {
        marks.one("Logging")
                .map(logging -> logging.text("group"))
                .filter(own -> !own.isEmpty())
                .ifPresent(own -> marks.all("LogsTrigger").stream()
                        .map(mark -> mark.member(LOG_GROUP))
                        .filter(Member::isKnown)
                        .filter(group -> name(group.text()).equals(own))
                        .forEach(LogsReader::refuseLoop));
    }

    private static void refuseLoop(Member group) {
        group.error(
                ProblemId.LOG_GROUP_LOOP,
                "%s subscribes to the log group %s, to which it logs itself, so each call would cause the next; name another one."
                        .formatted(group.mark().function(), group.text()));
    }

    private static String name(String source) {
        Matcher matcher = SOURCE.matcher(source);
        return matcher.matches() ? matcher.group(1) : source;
    }
}
