package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.OldVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** By kind, where the APIs of the stage answer. */
    public Map<String, String> apis() {
        return planned.apis(known());
    }

    /** Where the stage is reached now. */
    public Addresses addresses() {
        return new Addresses(planned.stage(), functions(), apis());
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

    /** How many bytes each removed old version freed. */
    public List<Long> freed() {
        return outcomes.stream()
                .filter(Outcome.Applied.class::isInstance)
                .flatMap(outcome ->
                        Stream.ofNullable(((Outcome.Applied) outcome).outputs().get(OldVersion.FREED)))
                .map(Long::valueOf)
                .toList();
    }

    /** How many old versions had to stay, since something named them meanwhile. */
    public long left() {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Applied applied
                        && applied.step().key().kind().equals(OldVersion.KIND)
                        && !applied.outputs().containsKey(OldVersion.FREED))
                .count();
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
