package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/**
 * Calls the targets of rules when their schedules say so. As with {@link DueSchedules}, what was due while the account was
 * closed is not made up for.
 */
final class DueRules {

    /**
     * What a rule waits for.
     *
     * @param expression another one is another wait
     * @param begin what a rate counts from
     * @param due absent when nothing comes any more
     */
    private record Wait(String expression, Instant begin, Optional<Instant> due) {

        static Wait of(String expression, Instant begin, Instant after) {
            return new Wait(
                    expression, begin, Recurrence.of(expression, null, begin).next(after));
        }

        boolean isOver(Instant now) {
            return due.filter(moment -> !now.isBefore(moment)).isPresent();
        }
    }

    private final Account account;
    private Map<String, Wait> waits = Map.of();

    DueRules(Account account) {
        this.account = account;
    }

    /** Calls what is due by now. */
    synchronized void callDue() {
        Instant now = account.clock().instant();
        Map<String, Wait> following = new HashMap<>();
        for (RuleRecord rule : Rules.table(account).startingWith("")) {
            String expression = schedule(rule);
            if (expression != null) {
                following.put(rule.key(), called(rule, expression, now));
            }
        }
        waits = following;
    }

    private static @Nullable String schedule(RuleRecord rule) {
        boolean disabled = RuleState.DISABLED.toString().equals(rule.rule().stateAsString());
        return disabled ? null : rule.rule().scheduleExpression();
    }

    private Wait called(RuleRecord rule, String expression, Instant now) {
        Wait wait = waits.get(rule.key());
        if (wait == null || !wait.expression().equals(expression)) {
            return Wait.of(expression, now, now);
        }
        if (!wait.isOver(now)) {
            return wait;
        }
        Scope scope = account.in(rule.region());
        wait.due().ifPresent(due -> PublishedEvents.in(scope).scheduled(rule, due));
        return Wait.of(expression, wait.begin(), now);
    }
}
