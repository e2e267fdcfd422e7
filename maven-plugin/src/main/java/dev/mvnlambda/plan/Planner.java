package dev.mvnlambda.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what is wanted with what is there: a pure function of two lists. */
public final class Planner {
    private final Map<ResourceKey, Observed> observed = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<ResourceKey> unchanged = new ArrayList<>();
    private final List<ResourceKey> assumed = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private Outputs known = Outputs.none();

    private Planner(Collection<? extends Observed> observed) {
        observed.forEach(one -> this.observed.merge(one.key(), one, Observed::joined));
    }

    /**
     * The plan that leads from one to the other.
     *
     * @throws IllegalStateException if the wanted nodes wait for each other
     */
    public static Plan plan(List<Node> desired, Collection<? extends Observed> observed) {
        return new Planner(observed).plan(desired);
    }

    private Plan plan(List<Node> desired) {
        List<Node> ordered = Order.of(desired, Node::key, Node::after);
        ordered.stream().filter(node -> !node.last()).forEach(this::compare);
        removals(desired);
        ordered.stream().filter(Node::last).forEach(this::compare);
        return new Plan(steps, unchanged, assumed, obstacles, known);
    }

    private void compare(Node declared) {
        Node node = declared.with(declared.properties().resolved(known));
        Observed there = observed.get(node.key());
        if (there instanceof Observed.Blocked blocked) {
            obstacles.add(blocked.obstacle());
        } else if (there instanceof Observed.Assumed equal) {
            assumed.add(node.key());
            known = known.with(node.key(), equal.outputs());
        } else if (there instanceof Observed.Left left) {
            unchanged.add(node.key());
            known = known.with(node.key(), left.outputs());
        } else {
            compare(node, (Observed.Present) there);
        }
    }

    private void compare(Node node, Observed.@Nullable Present there) {
        List<Change> changes =
                there == null ? List.of() : Diff.between((Record) there.properties(), (Record) node.properties());
        if (there == null) {
            steps.add(new Step.Create(waiting(node), List.of()));
        } else if (changes.isEmpty()) {
            if (!node.last()) {
                unchanged.add(node.key());
            }
            known = known.with(node.key(), there.outputs());
        } else {
            change(node, there, changes);
        }
    }

    private void change(Node node, Observed.Present there, List<Change> changes) {
        switch (node.properties().onChange(changes)) {
            case IN_PLACE -> {
                steps.add(new Step.Update(waiting(node), there, changes));
                known = known.with(node.key(), there.outputs());
            }
            case ANEW -> steps.add(new Step.Create(waiting(node), changes));
            case REPLACE -> steps.add(new Step.Replace(waiting(node), there, changes));
            case REFUSED -> obstacles.add(node.properties().consequence(Symbol.REFUSE, changes));
        }
    }

    /** A last node waits for every step of its function, removals included. */
    private Node waiting(Node node) {
        if (!node.last()) {
            return node;
        }
        Set<ResourceKey> after = new HashSet<>(node.after());
        steps.stream().filter(step -> step.function().equals(node.function())).forEach(step -> after.add(step.key()));
        return new Node(node.key(), node.properties(), node.function(), after, true);
    }

    /** What is ours and wanted no more goes after all that replaces it, and before what it hangs on. */
    private void removals(List<Node> desired) {
        Set<ResourceKey> wanted = new HashSet<>();
        desired.forEach(node -> wanted.add(node.key()));
        List<Observed.Present> stale = new ArrayList<>();
        for (Observed one : observed.values()) {
            if (one instanceof Observed.Present present && !wanted.contains(one.key())) {
                stale.add(present);
            }
        }
        Map<ResourceKey, Set<ResourceKey>> before = new HashMap<>();
        for (Observed.Present present : stale) {
            before.computeIfAbsent(present.key(), key -> new HashSet<>());
            present.after()
                    .forEach(key ->
                            before.computeIfAbsent(key, k -> new HashSet<>()).add(present.key()));
        }
        List<Step> made = List.copyOf(steps);
        Set<String> functions = desired.stream().map(Node::function).collect(Collectors.toSet());
        for (Observed.Present present :
                Order.of(stale, Observed.Present::key, one -> before.getOrDefault(one.key(), Set.of()))) {
            Set<ResourceKey> after = new HashSet<>(before.getOrDefault(present.key(), Set.of()));
            // what a function leaves that nobody wants any more may be replaced by any other, so it waits for all
            boolean orphan = !functions.contains(present.function())
                    || present.function().equals(Node.SHARED);
            made.stream()
                    .filter(step -> orphan || step.function().equals(present.function()))
                    .forEach(step -> after.add(step.key()));
            steps.add(new Step.Delete(present, Set.copyOf(after)));
        }
    }
}
