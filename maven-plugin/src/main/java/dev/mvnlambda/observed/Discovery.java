package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the account for what a deployment wants: all functions side by side, each as far as needed. */
public final class Discovery {
    private final Account account;
    private final int parallelism;
    private final boolean refresh;

    /**
     * A reader of one account.
     *
     * @param refresh whether everything is read, fingerprints notwithstanding
     */
    public Discovery(Account account, int parallelism, boolean refresh) {
        this.account = account;
        this.parallelism = parallelism;
        this.refresh = refresh;
    }

    /** What is there of these functions. */
    public Observation observe(List<FunctionScope> scopes, List<Node> desired) {
        Map<String, List<Node>> nodes = desired.stream().collect(Collectors.groupingBy(Node::function));
        List<Observed> observed = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Parallel.map(
                        parallelism,
                        scopes,
                        scope -> new FunctionDiscovery(
                                        scope, nodes.getOrDefault(scope.name(), List.of()), account.read(scope))
                                .observe(refresh))
                .forEach(one -> {
                    observed.addAll(one.observed());
                    warnings.addAll(one.warnings());
                });
        return new Observation(observed, warnings);
    }
}
