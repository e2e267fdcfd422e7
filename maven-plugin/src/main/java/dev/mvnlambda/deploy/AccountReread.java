package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Executor;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Account;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Optional;

/** Reads one resource by reading its function again. */
final class AccountReread implements Executor.Reread {
    private final Account account;
    private final List<FunctionScope> scopes;

    AccountReread(Account account, List<FunctionScope> scopes) {
        this.account = account;
        this.scopes = scopes;
    }

    @Override
    public Optional<Observed.Present> read(Step step) {
        return scopes.stream()
                .filter(scope -> scope.name().equals(step.function()))
                .map(account::read)
                .filter(reading -> reading.obstacle().isEmpty())
                .flatMap(reading -> reading.everything().stream())
                .filter(one -> one.key().equals(step.key()))
                .filter(Observed.Present.class::isInstance)
                .map(Observed.Present.class::cast)
                .findFirst();
    }
}
