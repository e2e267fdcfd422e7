package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Planner;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.SharedFound;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.List;

/** Plans to remove all that a stage owns, found by tags and paths, however much of it is left. */
public final class Remover {
    private final Account account;

    /** A remover for one account. */
    public Remover(Account account) {
        this.account = account;
    }

    /**
     * What a removal would do; {@link Deployer#apply} does it.
     *
     * @param deleteData whether log groups and what {@code create} made go too
     */
    public Planned plan(Request request, boolean deleteData) {
        Stage stage = Stages.of(account, request);
        List<FunctionScope> owned = account.owned(stage).stream()
                .filter(scope -> isMeant(scope.name(), request))
                .toList();
        List<Observed> observed = new ArrayList<>(new Leftovers(account, request.parallelism()).of(owned));
        if (deleteData) {
            account.made(stage).stream()
                    .filter(made -> made instanceof Observed.Present present && isMeant(present.function(), request))
                    .forEach(observed::add);
        } else {
            observed.removeIf(one -> one.key().kind().equals(Leftovers.LOG_GROUP));
        }
        SharedFound found = account.shared(stage, observed, List.of(), function -> isMeant(function, request));
        return new Planned(stage, owned, List.of(), Planner.plan(List.of(), found.observed()), found.remarks());
    }

    private static boolean isMeant(String function, Request request) {
        return request.functions().isEmpty() || request.functions().contains(function);
    }
}
