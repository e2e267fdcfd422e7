package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Functions that the stage owns and no handler stands for any more, since it was deleted or renamed. They go with a deploy of
 * the whole app; any other leaves them, since it cannot tell them from functions of modules that it does not know.
 *
 * @param observed what is there of those that go
 * @param warnings which others are left
 */
record Orphans(List<Observed> observed, List<String> warnings) {
    static Orphans of(Account account, Stage stage, List<Wanted> wanted, Request request) {
        if (!request.choices().whole() || !request.functions().isEmpty()) {
            return new Orphans(List.of(), List.of());
        }
        Set<String> names = wanted.stream().map(one -> one.scope().name()).collect(Collectors.toSet());
        List<FunctionScope> orphans = account.orphans(stage, names);
        List<Observed> observed = new Leftovers(account, request.parallelism())
                .of(orphans).stream().filter(one -> !Leftovers.isLogGroup(one)).toList();
        List<String> warnings = orphans.stream()
                .map(orphan -> "No handler stands for the function " + orphan.name()
                        + " any more, so it is removed, with its URL and triggers.")
                .toList();
        return new Orphans(observed, observed.isEmpty() ? List.of() : warnings);
    }
}
