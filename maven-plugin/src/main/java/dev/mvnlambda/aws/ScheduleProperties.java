package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Symbol;
import java.util.List;

/**
 * A schedule.
 *
 * @param input JSON that is handed over
 * @param flexibleWindow minutes; 0 for on time
 * @param deadLetterQueue an ARN, or empty
 * @param target the ARN that is called
 * @param role the ARN of the role that it is called with
 */
record ScheduleProperties(
        String group,
        String name,
        String expression,
        String timezone,
        String input,
        int flexibleWindow,
        int retries,
        String deadLetterQueue,
        boolean enabled,
        String target,
        String role)
        implements Properties {
    @Override
    public String consequence(Symbol symbol, List<Change> changes) {
        return switch (symbol) {
            case CREATE ->
                expression + (timezone.equals("UTC") ? "" : " " + timezone) + (enabled ? "" : ", switched off");
            case UPDATE ->
                changes.stream().anyMatch(change -> change.component().equals("target")) ? "moves in place" : "";
            case DELETE -> "no more calls at " + expression;
            default -> "";
        };
    }
}
