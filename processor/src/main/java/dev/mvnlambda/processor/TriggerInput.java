package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.ManifestJson;
import java.util.regex.Pattern;

/** What rules and schedules say alike of what they hand over, and of what they cannot. */
final class TriggerInput {
    static final int MOST_RETRIES = 185;

    private static final int SHOWN = 80;
    private static final Pattern STANDARD_QUEUE =
            Pattern.compile(Patterns.PARTITION + "sqs:[a-z0-9-]+:" + Patterns.ACCOUNT + ":[a-zA-Z0-9_-]{1,80}");

    private TriggerInput() {}

    /** JSON that a function is handed, or empty. */
    static String read(Member member, int longest) {
        String input = member.text();
        if (input.isEmpty() || member.isOpen()) {
            return input;
        }
        if (!ManifestJson.isJson(input)) {
            member.error(
                    ProblemId.TRIGGER_INPUT,
                    "%s has input = \"%s\", but what a function is handed is JSON; write an object, or a text in quotes."
                            .formatted(member.mark().function(), shown(input)));
        } else if (input.length() > longest) {
            member.error(
                    ProblemId.TRIGGER_INPUT,
                    "%s has an input of %d characters, but AWS takes %d at most; shorten it."
                            .formatted(member.mark().function(), input.length(), longest));
        }
        return input;
    }

    static String deadLetterQueue(Member member) {
        return member.text(
                ProblemId.DEAD_LETTER_QUEUE,
                STANDARD_QUEUE,
                "AWS wants the ARN of a queue that is no FIFO queue; write one like arn:aws:sqs:eu-west-1:123456789012:failed");
    }

    /** The beginning of a long text, on one line. */
    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
