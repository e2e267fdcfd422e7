package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Planner;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Parallel;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.stream.Stream;

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
     * @param deleteData whether log groups go too
     */
    public Planned plan(Request request, boolean deleteData) {
        Stage stage = Stages.of(account, request);
        List<FunctionScope> owned = account.owned(stage).stream()
                .filter(scope ->
                        request.functions().isEmpty() || request.functions().contains(scope.name()))
                .toList();
        List<Observed> observed =
                Parallel.map(request.parallelism(), owned, scope -> present(scope, deleteData)).stream()
                        .flatMap(List::stream)
                        .toList();
        return new Planned(stage, owned, Planner.plan(List.of(), observed), List.of());
    }

    private List<Observed> present(FunctionScope scope, boolean deleteData) {
        FunctionReading reading = account.read(scope);
        if (reading.exists() && !scope.stage().owns(reading.tags())) {
            return List.of();
        }
        return reading.everything().stream()
                .flatMap(Remover::removable)
                .filter(one -> deleteData || !one.key().kind().equals("log-group"))
                .toList();
    }

    /** Versions go with their function. */
    private static Stream<Observed> removable(Observed one) {
        return one.key().kind().equals("version") ? Stream.empty() : Stream.of(one);
    }
}
