package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.resource.AccountException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a plan was applied.
 *
 * @param outcomes in the order of the plan
 */
public record Report(Planned planned, List<Outcome> outcomes, Duration took) {

    /** Copies what it is given. */
    public Report {
        outcomes = List.copyOf(outcomes);
    }

    /** The functions as they are now, sorted by name. */
    public List<FunctionRow> functions() {
        return planned.rows(known());
    }

    private Outputs known() {
        Outputs known = planned.plan().known();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Applied applied) {
                known = known.with(outcome.step().key(), applied.outputs());
            }
        }
        return known;
    }

    /** Whether every step was done. */
    public boolean succeeded() {
        return outcomes.stream().allMatch(Outcome.Applied.class::isInstance);
    }

    /** The first refusal, when there is one. */
    public Optional<AccountException> failure() {
        return outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).cause())
                .findFirst();
    }

    /** How many steps people read were done. */
    public long applied() {
        return outcomes.stream()
                .filter(outcome ->
                        outcome instanceof Outcome.Applied && !outcome.step().bookkeeping())
                .count();
    }
}
