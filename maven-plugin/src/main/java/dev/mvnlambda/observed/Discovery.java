package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the account for what a deployment wants: all functions side by side, each as far as needed. */
public final class Discovery {
    private final Account account;
    private final int parallelism;
    private final boolean refresh;
    private final boolean release;

    /**
     * A reader of one account.
     *
     * @param refresh whether everything is read, fingerprints notwithstanding
     * @param release whether what a rollback holds is let go
     */
    public Discovery(Account account, int parallelism, boolean refresh, boolean release) {
        this.account = account;
        this.parallelism = parallelism;
        this.refresh = refresh;
        this.release = release;
    }

    /** What is there of one function. */
    private record Found(Observation observation, Optional<Hold> hold) {}

    /** What is there of these functions. */
    public Observation observe(List<FunctionScope> scopes, List<Node> desired) {
        Map<String, List<Node>> nodes = desired.stream().collect(Collectors.groupingBy(Node::function));
        List<Found> found =
                Parallel.map(parallelism, scopes, scope -> found(scope, nodes.getOrDefault(scope.name(), List.of())));
        List<Observed> observed = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        found.forEach(one -> {
            observed.addAll(one.observation().observed());
            warnings.addAll(one.observation().warnings());
        });
        return held(new Observation(observed, warnings), desired, found);
    }

    private Found found(FunctionScope scope, List<Node> nodes) {
        FunctionReading reading = account.read(scope);
        Observation observation = new FunctionDiscovery(scope, nodes, reading, release).observe(refresh);
        return new Found(observation, Hold.read(scope, reading, observation));
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
                    observed.replaceAll(one -> hold.instead(one, release));
                    if (!release) {
                        warnings.add(hold.warning());
                    }
                });
        return new Observation(observed, warnings);
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
