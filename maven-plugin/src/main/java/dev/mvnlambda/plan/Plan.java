package dev.mvnlambda.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a deploy would do, in an order that respects what hangs on what.
 *
 * @param steps in the order in which a person reads them
 * @param unchanged read, and as wanted
 * @param assumed not read, as wanted since the last deploy by fingerprint
 * @param obstacles why nothing can be done, a line each; empty when the plan can be applied
 * @param missing the ARNs of what others should have made, and why some of the obstacles stand
 * @param known what resources without a step tell
 */
public record Plan(
        List<Step> steps,
        List<ResourceKey> unchanged,
        List<ResourceKey> assumed,
        List<String> obstacles,
        Set<String> missing,
        Outputs known) {

    /** Copies what it is given. */
    public Plan {
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        assumed = List.copyOf(assumed);
        obstacles = List.copyOf(obstacles);
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }

    /** This plan with one more line on what stands in its way. */
    public Plan hinting(String hint) {
        List<String> hinted = new ArrayList<>(obstacles);
        hinted.add(hint);
        return new Plan(steps, unchanged, assumed, hinted, missing, known);
    }

    /** This plan behind some removals: each waits for those that serve the same function. */
    public Plan behind(List<Step.Delete> removals) {
        List<Step> behind = new ArrayList<>(removals);
        for (Step step : steps) {
            Set<ResourceKey> first = removals.stream()
                    .filter(removal -> removal.function().equals(step.function()))
                    .map(Step::key)
                    .collect(Collectors.toSet());
            behind.add(step.behind(first));
        }
        return new Plan(behind, unchanged, assumed, obstacles, missing, known);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** How many steps people read, by sign. */
    public Map<Symbol, Long> counts() {
        return steps.stream()
                .filter(step -> !step.bookkeeping())
                .collect(Collectors.groupingBy(Step::symbol, Collectors.counting()));
    }
}
