package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Executor;
import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.apply.Progress;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Parallel;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Moves aliases back, all together: first everything is checked, then all move at once. Needs no build: two limited calls
 * a function.
 */
public final class Rollback {
    private static final int AT_ONCE = 64;

    private final Account account;
    private final Time time;
    private final String deployment;

    /**
     * A rollback in one account.
     *
     * @param deployment the id of the run
     */
    public Rollback(Account account, Time time, String deployment) {
        this.account = account;
        this.time = time;
        this.deployment = DeploymentId.ofRollback(deployment);
    }

    /**
     * What would move; changes nothing.
     *
     * @throws InputException with all that is in the way, if there is anything
     */
    public RollbackPlan plan(RollbackRequest asked) {
        Stage stage = Stages.of(account, asked.request());
        List<Pointing> pointings = Parallel.map(AT_ONCE, chosen(stage, asked.request()), this::pointing);
        Undoing undoing = Undoing.of(asked, pointings, deployment);
        RollbackChoice choice = RollbackChoice.of(asked, undoing, pointings);
        checkNothingIsInTheWay(choice);
        return new RollbackPlan(
                planned(stage, asked, undoing, choice, pointings),
                undoing.rollback(),
                undoing.deployment(),
                undoing.resumed(),
                choice.moves(),
                choice.staying());
    }

    private List<FunctionScope> chosen(Stage stage, Request request) {
        List<FunctionScope> deployed = account.deployed(stage);
        Set<String> known = deployed.stream().map(FunctionScope::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = request.functions().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> "lambda.function names " + name + ", but no such function is deployed; "
                        + (known.isEmpty() ? "there are none." : "there are " + String.join(", ", known) + "."))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InputException(unknown);
        }
        return deployed.stream()
                .filter(scope ->
                        request.functions().isEmpty() || request.functions().contains(scope.name()))
                .toList();
    }

    private Pointing pointing(FunctionScope scope) {
        return new Pointing(scope, scope.alias().isPresent() ? account.aliases().find(scope) : Optional.empty());
    }

    private void checkNothingIsInTheWay(RollbackChoice choice) {
        List<Optional<String>> checked = Parallel.map(AT_ONCE, choice.moves(), this::obstacle);
        List<String> obstacles = Stream.concat(
                        choice.obstacles().stream(), checked.stream().flatMap(Optional::stream))
                .collect(Collectors.toCollection(ArrayList::new));
        if (obstacles.isEmpty()) {
            return;
        }
        String free = IntStream.range(0, checked.size())
                .filter(i -> checked.get(i).isEmpty())
                .mapToObj(i -> choice.moves().get(i).function())
                .collect(Collectors.joining(","));
        obstacles.add("Nothing was moved."
                + (free.isEmpty() ? "" : " To go back without these: -Dlambda.function=" + free + "."));
        throw new InputException(obstacles);
    }

    private Optional<String> obstacle(AliasMove move) {
        String cannot =
                move.function() + " cannot go back to version " + move.to().version() + ": ";
        return account.aliases()
                .version(move.scope(), move.to().version())
                .map(state -> state.canServe()
                        ? Optional.<String>empty()
                        : Optional.of(cannot + "AWS says that it is " + state.state()
                                + (state.reason().isEmpty() ? "" : " (" + state.reason() + ")") + ". Another one: "
                                + another(move)))
                .orElse(Optional.of(
                        cannot + "it is not there, since it was removed or never was. Another one: " + another(move)));
    }

    private static String another(AliasMove move) {
        return "-Dlambda.function=" + move.function() + " -Dlambda.version=… ("
                + RollbackChoice.remembered(move.from().history()) + ").";
    }

    private static Planned planned(
            Stage stage, RollbackRequest asked, Undoing undoing, RollbackChoice choice, List<Pointing> pointings) {
        List<Step> steps = choice.moves().stream()
                .<Step>map(move -> move.step(undoing.rollback(), undoing.undone(asked)))
                .toList();
        Outputs known = Outputs.none();
        for (Pointing one : pointings) {
            if (one.alias().isPresent()) {
                known = known.with(
                        AliasMove.key(one.scope()),
                        AliasMove.present(one.scope(), one.alias().get()).outputs());
            }
        }
        return new Planned(
                stage,
                pointings.stream().map(Pointing::scope).toList(),
                List.of(),
                new Plan(steps, List.of(), List.of(), List.of(), Set.of(), known),
                List.of());
    }

    /** Moves the aliases; one that cannot be moved does not stop the others. */
    public Report apply(RollbackPlan plan, Progress progress) {
        Instant begun = time.now();
        Executor executor = new Executor(List.of(account.aliases()), step -> reread(plan, step), time, progress);
        List<Outcome> outcomes = executor.apply(
                plan.plan(), Math.max(1, Math.min(AT_ONCE, plan.moves().size())));
        return new Report(plan.planned(), outcomes, Duration.between(begun, time.now()));
    }

    private Optional<Observed.Present> reread(RollbackPlan plan, Step step) {
        return plan.planned().functions().stream()
                .filter(scope -> scope.name().equals(step.function()))
                .findFirst()
                .flatMap(scope -> account.aliases().find(scope).map(alias -> AliasMove.present(scope, alias)));
    }
}
