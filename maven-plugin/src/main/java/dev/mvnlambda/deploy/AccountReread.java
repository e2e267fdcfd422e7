package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Executor;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import java.util.Optional;

/** Reads one resource by reading its function again, or what functions share by reading those until one of them shows it. */
final class AccountReread implements Executor.Reread {
    private final Account account;
    private final Planned planned;

    AccountReread(Account account, Planned planned) {
        this.account = account;
        this.planned = planned;
    }

    @Override
    public Optional<Observed.Present> read(Step step) {
        return planned.functions().stream()
                .filter(scope -> isOf(scope, step))
                .map(scope -> account.read(scope, planned.desired(), true))
                .filter(reading -> reading.obstacle(true).isEmpty())
                .flatMap(reading -> reading.everything().stream())
                .filter(one -> one.key().equals(step.key()))
                .filter(Observed.Present.class::isInstance)
                .map(Observed.Present.class::cast)
                .findFirst();
    }

    private static boolean isOf(FunctionScope scope, Step step) {
        return step.function().equals(Node.SHARED) || scope.name().equals(step.function());
    }
}
