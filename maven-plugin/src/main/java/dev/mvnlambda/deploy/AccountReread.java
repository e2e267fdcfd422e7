package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Executor;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Account;
import java.util.Optional;

/** Reads one resource by reading its function again. */
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
                .filter(scope -> scope.name().equals(step.function()))
                .map(scope -> account.read(scope, planned.desired(), true))
                .filter(reading -> reading.obstacle(true).isEmpty())
                .flatMap(reading -> reading.everything().stream())
                .filter(one -> one.key().equals(step.key()))
                .filter(Observed.Present.class::isInstance)
                .map(Observed.Present.class::cast)
                .findFirst();
    }
}
