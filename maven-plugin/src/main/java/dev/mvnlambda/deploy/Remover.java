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
        List<FunctionScope> all = account.owned(stage);
        List<FunctionScope> owned =
                all.stream().filter(scope -> isMeant(scope.name(), request)).toList();
        Leftovers leftovers = new Leftovers(account, request.parallelism());
        List<Observed> observed = new ArrayList<>(leftovers.of(owned));
        if (deleteData) {
            observed.removeAll(leftovers.logGroupsOf(staying(all, owned), observed));
            account.made(stage).stream()
                    .filter(made -> made instanceof Observed.Present present && isMeant(present.function(), request))
                    .forEach(observed::add);
        } else {
            observed.removeIf(Leftovers::isLogGroup);
        }
        SharedFound found = account.shared(stage, observed, List.of(), function -> isMeant(function, request));
        return new Planned(stage, owned, List.of(), Planner.plan(List.of(), found.observed()), found.remarks());
    }

    private static List<FunctionScope> staying(List<FunctionScope> all, List<FunctionScope> going) {
        return all.stream().filter(scope -> !going.contains(scope)).toList();
    }

    private static boolean isMeant(String function, Request request) {
        return request.functions().isEmpty() || request.functions().contains(function);
    }
}
