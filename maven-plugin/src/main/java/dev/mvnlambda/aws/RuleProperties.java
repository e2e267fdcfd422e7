package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Symbol;
import java.util.List;
import java.util.Map;

/**
 * A rule of an event bus, and its one target that is ours.
 *
 * @param pattern in its one spelling
 * @param target the ARN that is called, or empty when the target is missing
 * @param input JSON that is handed over instead of the event, or empty
 * @param maxAge seconds
 * @param deadLetterQueue an ARN, or empty
 */
record RuleProperties(
        String arn,
        String pattern,
        boolean enabled,
        String target,
        String input,
        int retries,
        int maxAge,
        String deadLetterQueue,
        Map<String, String> tags)
        implements Properties {
    private static final int SHOWN = 100;

    RuleProperties {
        tags = Map.copyOf(tags);
    }

    RuleArn rule() {
        return RuleArn.parse(arn);
    }

    /** Whether the rule itself is equal, whatever its target is. */
    boolean isSameRule(RuleProperties other) {
        return pattern.equals(other.pattern()) && enabled == other.enabled();
    }

    /** Whether the target is equal, whatever its rule is. */
    boolean isSameTarget(RuleProperties other) {
        return target.equals(other.target())
                && input.equals(other.input())
                && retries == other.retries()
                && maxAge == other.maxAge()
                && deadLetterQueue.equals(other.deadLetterQueue());
    }

    @Override
    public String consequence(Symbol symbol, List<Change> changes) {
        String events = "events of " + rule().bus() + " like "
                + (pattern.length() > SHOWN ? pattern.substring(0, SHOWN) + "…" : pattern);
        return switch (symbol) {
            case CREATE -> events + (deadLetterQueue.isEmpty() ? "" : "; " + queueHasToAllow());
            case UPDATE ->
                changes.stream().anyMatch(change -> change.component().equals("target"))
                        ? "moves in place"
                        : changes.stream().anyMatch(change -> change.component().equals("deadLetterQueue"))
                                        && !deadLetterQueue.isEmpty()
                                ? queueHasToAllow()
                                : "";
            case DELETE -> "no more calls by " + events;
            default -> "";
        };
    }

    private String queueHasToAllow() {
        return "the policy of " + SourceArn.parse(deadLetterQueue).resource()
                + " has to allow sqs:SendMessage to events.amazonaws.com";
    }
}
