package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import java.util.List;
import java.util.Map;
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

    /** What is there of these functions. */
    public Observation observe(List<FunctionScope> scopes, List<Node> desired) {
        Map<String, List<Node>> nodes = desired.stream().collect(Collectors.groupingBy(Node::function));
        return Observation.joined(Parallel.map(parallelism, scopes, scope -> {
            FunctionReading reading = account.read(scope, desired, choices.refresh());
            List<Node> own = nodes.getOrDefault(scope.name(), List.of());
            return new FunctionDiscovery(scope, own, reading).observe(choices);
        }));
    }
}
