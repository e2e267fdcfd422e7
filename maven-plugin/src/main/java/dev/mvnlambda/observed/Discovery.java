package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the account for what a deployment wants: all functions side by side, each as far as needed. */
public final class Discovery {
    private final Account account;
    private final int parallelism;
    private final Choices choices;

    /**
     * A reader of one account.
     *
     * @param choices what a person decides
     */
    public Discovery(Account account, int parallelism, Choices choices) {
        this.account = account;
        this.parallelism = parallelism;
        this.choices = choices;
    }

    /** What is there of one function. */
    private record Found(FunctionScope scope, Observation observation, Optional<Hold> hold) {}

    /** What is there of these functions. */
    public Observation observe(List<FunctionScope> scopes, List<Node> desired) {
        List<Found> first = Parallel.map(parallelism, scopes, scope -> found(scope, desired, choices));
        Observation joined = joined(first, desired);
        Outputs known = outputs(joined);
        Set<ResourceKey> assumed = assumed(joined);
        List<Found> found = Parallel.map(
                parallelism,
                first,
                one -> hangsOnWhatIsGone(one, desired, known, assumed)
                        ? found(one.scope(), desired, choices.refreshing())
                        : one);
        return held(joined(found, desired), desired, found);
    }

    private static Observation joined(List<Found> found, List<Node> desired) {
        Set<ResourceKey> absent =
                found.stream().flatMap(one -> absent(one, desired)).collect(Collectors.toSet());
        return Observation.joined(
                found.stream().map(one -> one.observation().unless(absent)).toList());
    }

    /** What functions share that one of them looked for and did not find, whatever another takes for unchanged. */
    private static Stream<ResourceKey> absent(Found found, List<Node> desired) {
        Set<ResourceKey> seen =
                found.observation().observed().stream().map(Observed::key).collect(Collectors.toSet());
        return Node.of(found.scope().name(), desired).stream()
                .filter(node -> node.function().equals(Node.SHARED))
                .map(Node::key)
                .filter(key -> !seen.contains(key));
    }

    private static Set<ResourceKey> assumed(Observation observation) {
        return observation.observed().stream()
                .filter(Observed.Assumed.class::isInstance)
                .map(Observed::key)
                .collect(Collectors.toSet());
    }

    /** What was not read, since it is equal by fingerprint, may hang on an address that is there no more. */
    private static boolean hangsOnWhatIsGone(Found found, List<Node> desired, Outputs known, Set<ResourceKey> assumed) {
        Set<ResourceKey> own = assumed(found.observation());
        return Node.of(found.scope().name(), desired).stream()
                .filter(node -> own.contains(node.key()))
                .flatMap(node -> Diff.awaited((Record) node.properties().resolved(known)).stream())
                .anyMatch(key -> !assumed.contains(key));
    }

    private Found found(FunctionScope scope, List<Node> desired, Choices how) {
        FunctionReading reading = account.read(scope, desired, how.refresh());
        List<Node> own = Node.of(scope.name(), desired);
        Observation observation = new FunctionDiscovery(scope, own, reading).observe(how);
        return new Found(scope, observation, Hold.read(scope, reading, observation));
    }

    /** What is wanted may hang on what other functions tell, so this waits until all are read. */
    private Observation held(Observation all, List<Node> desired, List<Found> found) {
        Outputs known = outputs(all);
        List<Observed> observed = new ArrayList<>(all.observed());
        List<String> warnings = new ArrayList<>(all.warnings());
        found.stream()
                .flatMap(one -> one.hold().stream())
                .filter(hold -> hold.isWanted(desired, known))
                .forEach(hold -> {
                    observed.replaceAll(one -> hold.instead(one, choices.release()));
                    if (!choices.release()) {
                        warnings.add(hold.warning());
                    }
                });
        return new Observation(observed, all.kept(), warnings);
    }

    private static Outputs outputs(Observation all) {
        Outputs known = Outputs.none();
        for (Observed one : all.observed()) {
            if (one instanceof Observed.Present present) {
                known = known.with(one.key(), present.outputs());
            } else if (one instanceof Observed.Assumed assumed) {
                known = known.with(one.key(), assumed.outputs());
            }
        }
        return known;
    }
}
