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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        Map<String, List<Node>> nodes = new HashMap<>();
        scopes.forEach(scope -> nodes.put(scope.name(), Node.of(scope.name(), desired)));
        List<Found> first = Parallel.map(
                parallelism,
                scopes,
                scope -> found(scope, nodes.getOrDefault(scope.name(), List.of()), desired, choices));
        Outputs known =
                outputs(new Observation(shared(first, nodes).of(joined(first).observed()), Map.of(), List.of()));
        List<Found> found = Parallel.map(parallelism, first, one -> {
            List<Node> own = nodes.getOrDefault(one.scope().name(), List.of());
            return hangsOnWhatIsGone(one, own, known) ? found(one.scope(), own, desired, choices.refreshing()) : one;
        });
        Observation all = joined(found);
        return held(
                new Observation(shared(found, nodes).of(all.observed()), all.kept(), all.warnings()), desired, found);
    }

    private static Shared shared(List<Found> found, Map<String, List<Node>> nodes) {
        Shared shared = new Shared();
        found.forEach(one -> shared.add(
                nodes.getOrDefault(one.scope().name(), List.of()),
                one.observation().observed()));
        return shared;
    }

    private static Observation joined(List<Found> found) {
        return Observation.joined(found.stream().map(Found::observation).toList());
    }

    /** What was not read, since it is equal by fingerprint, may hang on an address that is there no more. */
    private static boolean hangsOnWhatIsGone(Found found, List<Node> nodes, Outputs known) {
        Set<ResourceKey> assumed = found.observation().observed().stream()
                .filter(Observed.Assumed.class::isInstance)
                .map(Observed::key)
                .collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> assumed.contains(node.key()))
                .anyMatch(node -> !Diff.isKnown((Record) node.properties().resolved(known)));
    }

    private Found found(FunctionScope scope, List<Node> own, List<Node> desired, Choices how) {
        FunctionReading reading = account.read(scope, desired, how.refresh());
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
