package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Executor;
import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.apply.Progress;
import dev.mvnlambda.desired.DesiredGraph;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.desired.WantedFunctions;
import dev.mvnlambda.observed.Discovery;
import dev.mvnlambda.observed.Observation;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.plan.Planner;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.SharedFound;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Time;
import dev.mvnlambda.resource.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The pipeline: what is wanted and what is there make a plan, and the very plan that is printed is applied. */
public final class Deployer {
    private final Account account;
    private final Time time;

    /** A deployer to one account. */
    public Deployer(Account account, Time time) {
        this.account = account;
        this.time = time;
    }

    /**
     * What a deploy would do; changes nothing.
     *
     * @throws InputException if something has to be put right first
     */
    public Planned plan(List<Module> modules, Request request) {
        Stage stage = Stages.of(account, request);
        List<Wanted> all = WantedFunctions.of(modules, stage, request.properties(), request.environment());
        List<Wanted> wanted = Selection.of(all, request.functions());
        List<FunctionScope> scopes = wanted.stream().map(Wanted::scope).toList();
        List<Node> desired = new DesiredGraph(account.types()).nodes(wanted);
        Observation observation =
                new Discovery(account, request.parallelism(), request.choices()).observe(scopes, desired);
        Orphans orphans = Orphans.of(account, stage, all, request);
        List<Node> amended = observation.amended(desired);
        SharedFound found =
                account.shared(stage, joined(observation.observed(), orphans.observed()), desired, function -> false);
        Plan changes = Planner.plan(amended, found.observed());
        Plan plan = new Retention(account, request.parallelism()).applied(changes, wanted, observation);
        return new Planned(
                stage,
                scopes,
                amended,
                plan,
                joined(joined(observation.warnings(), orphans.warnings()), found.remarks()));
    }

    private static <T> List<T> joined(List<? extends T> some, List<? extends T> more) {
        return Stream.<T>concat(some.stream(), more.stream()).toList();
    }

    /** Makes what a plan waits for because others have not made it; only a local Lambda is to be asked for that. */
    public void standIn(Planned planned) {
        planned.plan().missing().forEach(arn -> account.standIn(arn, planned.desired()));
    }

    /**
     * Applies a plan.
     *
     * @throws InputException if something stands in its way; nothing is changed then
     */
    public Report apply(Planned planned, int parallelism, Progress progress) {
        if (!planned.plan().obstacles().isEmpty()) {
            throw new InputException(planned.plan().obstacles());
        }
        Instant begun = time.now();
        Executor executor = new Executor(account.types(), new AccountReread(account, planned), time, progress);
        List<Outcome> outcomes = executor.apply(planned.plan(), parallelism);
        return new Report(planned, outcomes, Duration.between(begun, time.now()));
    }
}
