package dev.mvnlambda.plan;

import java.util.List;
import java.util.Map;

/**
 * All that a deploy would do, in an order that respects what hangs on what.
 *
 * @param steps in the order in which a person reads them
 * @param unchanged read, and as wanted
 * @param assumed not read, as wanted since the last deploy by fingerprint
 * @param obstacles why nothing can be done, a line each; empty when the plan can be applied
 * @param known what resources without a step tell
 */
public record Plan(
        List<Step> steps,
        List<ResourceKey> unchanged,
        List<ResourceKey> assumed,
        List<String> obstacles,
        Outputs known) {

    /** Copies what it is given. */
    public Plan {
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        assumed = List.copyOf(assumed);
        obstacles = List.copyOf(obstacles);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** How many steps people read, by sign. */
    public Map<Symbol, Long> counts() {
        return steps.stream()
                .filter(step -> !step.bookkeeping())
                .collect(java.util.stream.Collectors.groupingBy(Step::symbol, java.util.stream.Collectors.counting()));
    }
}
