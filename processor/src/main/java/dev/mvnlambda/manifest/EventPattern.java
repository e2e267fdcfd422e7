package dev.mvnlambda.manifest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;

/** What AWS asks of the pattern of an event, by AWS's own library. */
public final class EventPattern {
    private static final int LONGEST = 4096;

    private EventPattern() {}

    /** Why a text is no pattern, and the way out, to stand behind "but"; empty when it is one. */
    public static Optional<String> fault(String pattern) {
        if (pattern.strip().matches("(?s)(rate|cron|at)\\(.*")) {
            return Optional.of("that is a schedule, and a rule looks at events; write @ScheduleTrigger(expression = \""
                    + pattern.strip() + "\")");
        }
        if (pattern.length() > LONGEST) {
            return Optional.of("AWS takes a pattern of %d characters at most, and it has %d; shorten it"
                    .formatted(LONGEST, pattern.length()));
        }
        if (!ManifestJson.isObject(pattern)) {
            return Optional.of("a pattern is one JSON object; write one such as {\"source\": [\"shop\"]}");
        }
        return compiled(pattern).map(reason -> "AWS takes no such pattern (" + reason + "); correct it");
    }

    private static Optional<String> compiled(String pattern) {
        try {
            @Nullable String fault = JsonRuleCompiler.check(pattern);
            return Optional.ofNullable(fault).map(EventPattern::firstLine);
        } catch (RuntimeException e) {
            return Optional.of(firstLine(String.valueOf(e.getMessage())));
        }
    }

    /** What follows is where in the text, as the library's reader sees it. */
    private static String firstLine(String fault) {
        return fault.lines().findFirst().orElse("").strip();
    }
}
