package dev.mvnlambda.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what is wanted with what is there: a pure function of two lists. */
public final class Planner {
    private final Map<ResourceKey, Observed> observed = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> moving = new ArrayList<>();
    private final List<ResourceKey> unchanged = new ArrayList<>();
    private final List<ResourceKey> assumed = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
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
        Stale stale = Stale.of(observed.values(), keys(desired));
        List<Node> following = following(ordered, stale);
        Set<ResourceKey> followers = keys(following);
        ordered.stream().filter(node -> !node.last() && !node.follows()).forEach(this::compare);
        move();
        Set<String> functions = desired.stream().map(Node::function).collect(Collectors.toSet());
        List<Step> made = List.copyOf(steps);
        stale.present().stream()
                .filter(one -> isFollowed(one, followers))
                .forEach(one -> remove(one, stale, made, functions));
        following.forEach(this::follow);
        Set<ResourceKey> shared = stale.sharedWithAllBefore();
        List<Step> remade = List.copyOf(steps);
        stale.present().stream()
                .filter(one -> !isFollowed(one, followers) && shared.contains(one.key()))
                .forEach(one -> remove(one, stale, remade, functions));
        List<Step> unshared = List.copyOf(steps);
        stale.present().stream()
                .filter(one -> !isFollowed(one, followers) && !shared.contains(one.key()))
                .forEach(one -> remove(one, stale, unshared, functions));
        ordered.stream().filter(Node::last).forEach(this::compare);
        return new Plan(steps, unchanged, assumed, obstacles, missing, known);
    }

    /** What moves last waits for what hangs on it, which does not wait for it: it comes before it in the plan. */
    private void move() {
        for (Step step : moving) {
            steps.add(step.behind(steps.stream()
                    .filter(made -> made.after().contains(step.key()))
                    .map(Step::key)
                    .collect(Collectors.toSet())));
        }
    }

    private static Set<ResourceKey> keys(List<Node> nodes) {
        return nodes.stream().map(Node::key).collect(Collectors.toSet());
    }

    /** Those that are wanted, and those that stay though nobody here wants them, since others do. */
    private List<Node> following(List<Node> ordered, Stale stale) {
        List<Node> following =
                new ArrayList<>(ordered.stream().filter(Node::follows).toList());
        Set<ResourceKey> wanted = keys(ordered);
        for (Observed one : observed.values()) {
            if (one instanceof Observed.Present there && !wanted.contains(one.key()) && !stale.contains(one.key())) {
                there.properties()
                        .shown()
                        .ifPresent(
                                shown -> following.add(new Node(there.key(), shown, there.function(), there.after())));
            }
        }
        return following;
    }

    private static boolean isFollowed(Observed.Present one, Set<ResourceKey> followers) {
        return one.after().stream().anyMatch(followers::contains);
    }

    /**
     * What follows is made again when anything changed that it comes after, or that was before it; then it waits for all that
     * is done for the same functions, such as their grants.
     */
    private void follow(Node declared) {
        List<Step> changed = steps.stream()
                .filter(step -> declared.after().contains(step.key()) || hungOn(step, declared.key()))
                .toList();
        Set<String> functions = changed.stream()
                .map(Step::function)
                .filter(function -> !function.equals(Node.SHARED))
                .collect(Collectors.toSet());
        Node node = declared.behind(steps.stream()
                .filter(step -> functions.contains(step.function()))
                .map(Step::key)
                .collect(Collectors.toSet()));
        int before = steps.size();
        compare(node);
        if (!changed.isEmpty()
                && steps.size() == before
                && observed.get(node.key()) instanceof Observed.Present there) {
            unchanged.remove(node.key());
            steps.add(new Step.Update(node.with(node.properties().resolved(known)), there, List.of()));
        }
    }

    private void compare(Node declared) {
        Node node = declared.with(declared.properties().resolved(known));
        Observed there = observed.get(node.key());
        if (there instanceof Observed.Blocked blocked) {
            obstacles.add(blocked.obstacle());
            blocked.missing().ifPresent(missing::add);
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
                Step.Update update = new Step.Update(waiting(node), there, changes);
                (node.properties().movesLast() ? moving : steps).add(update);
                known = known.with(node.key(), there.outputs());
            }
            case ANEW -> steps.add(new Step.Create(waiting(node), changes));
            case REPLACE -> steps.add(new Step.Replace(waiting(node), there, changes));
            case REFUSED -> obstacles.add(node.properties().consequence(Symbol.REFUSE, changes));
        }
    }

    /** A last node waits for every step of its function, removals included, and for all that follows. */
    private Node waiting(Node node) {
        if (!node.last()) {
            return node;
        }
        return node.behind(steps.stream()
                .filter(step -> step.function().equals(node.function()) || follows(step))
                .map(Step::key)
                .collect(Collectors.toSet()));
    }

    /** Whether a step moves away from a resource what hangs on it so far. */
    private static boolean hungOn(Step step, ResourceKey key) {
        return before(step).filter(there -> there.after().contains(key)).isPresent();
    }

    /** Whether a step gives to another function what this one had, such as the same events. */
    private static boolean takesThePlace(Step step, Observed.Present there) {
        String source = source(there.key());
        return step.key().kind().equals(there.key().kind()) && !source.isEmpty() && source.equals(source(step.key()));
    }

    /** What a name tells beside whose it is, such as {@code sqs:orders} of {@code Shop/sqs:orders}. */
    private static String source(ResourceKey key) {
        int slash = key.name().indexOf('/');
        return slash < 0 ? "" : key.name().substring(slash + 1);
    }

    /** Whether what follows has to do with a function: it waits for what is done for it. */
    private static boolean isAfterAnyOf(Step following, String function, List<Step> made) {
        return made.stream()
                .anyMatch(step ->
                        step.function().equals(function) && following.after().contains(step.key()));
    }

    private static boolean isShared(Step step) {
        return step instanceof Step.Delete delete && delete.observed().holds().isPresent();
    }

    private static Optional<Observed.Present> before(Step step) {
        if (step instanceof Step.Update update) {
            return Optional.of(update.observed());
        }
        return step instanceof Step.Delete delete ? Optional.of(delete.observed()) : Optional.empty();
    }

    private static boolean follows(Step step) {
        return step instanceof Step.Making making && making.node().follows();
    }

    /**
     * What is ours and wanted no more goes after all that replaces it, for another function too, and before what it hangs on. What
     * a function leaves that nobody wants any more may be replaced by any other, so it waits for all. What is shared goes before all
     * that does not have to go first: grants tell of it.
     */
    private void remove(Observed.Present present, Stale stale, List<Step> made, Set<String> functions) {
        Set<ResourceKey> after = new HashSet<>(stale.before(present));
        boolean orphan =
                !functions.contains(present.function()) || present.function().equals(Node.SHARED);
        made.stream()
                .filter(step -> orphan
                        || (follows(step) && isAfterAnyOf(step, present.function(), made))
                        || isShared(step)
                        || takesThePlace(step, present)
                        || step.function().equals(present.function())
                        || hungOn(step, present.key()))
                .forEach(step -> after.add(step.key()));
        steps.add(new Step.Delete(present, Set.copyOf(after)));
    }
}
