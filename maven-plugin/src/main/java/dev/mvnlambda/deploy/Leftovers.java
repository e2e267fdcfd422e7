package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import java.util.List;
import java.util.Set;

/** What is there of functions that nobody wants any more, as far as it is ours to remove. */
final class Leftovers {
    private static final String LOG_GROUP = "log-group";

    /** These go with their function. */
    private static final Set<String> WITHIN = Set.of("version", "async", "reserved-concurrency");

    private final Account account;
    private final int parallelism;

    Leftovers(Account account, int parallelism) {
        this.account = account;
        this.parallelism = parallelism;
    }

    /** All of them, but for what goes with a function. */
    List<Observed> of(List<FunctionScope> scopes) {
        return Parallel.map(parallelism, scopes, this::of).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The log of a function outlives it, unless a person says otherwise. */
    static boolean isLogGroup(Observed one) {
        return one.key().kind().equals(LOG_GROUP);
    }

    /** The log groups among what was found that others log to as well. */
    List<Observed> logGroupsOf(List<FunctionScope> others, List<Observed> found) {
        if (others.isEmpty() || found.stream().noneMatch(Leftovers::isLogGroup)) {
            return List.of();
        }
        List<String> used =
                Parallel.map(parallelism, others, scope -> account.read(scope).logGroup());
        return found.stream()
                .filter(Leftovers::isLogGroup)
                .filter(one -> one instanceof Observed.Present there
                        && used.contains(there.outputs().getOrDefault("name", "")))
                .toList();
    }

    private List<Observed> of(FunctionScope scope) {
        FunctionReading reading = account.read(scope);
        if (reading.exists() && !scope.stage().owns(reading.tags())) {
            return List.of();
        }
        return reading.everything().stream()
                .filter(one -> !WITHIN.contains(one.key().kind()))
                .toList();
    }
}
