package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.FunctionScope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An alias that goes back.
 *
 * @param from as it was read
 * @param to the pointing that it goes back to; its deployment is {@link AliasHistory#BY_HAND} when nothing tells one
 */
public record AliasMove(FunctionScope scope, AliasState from, AliasHistory.Entry to) {

    /** The function's logical name. */
    public String function() {
        return scope.name();
    }

    /** The deployment that left the alias where it is. */
    String deployment() {
        return from.isMovedByHand()
                ? AliasHistory.BY_HAND
                : from.history().newest().map(AliasHistory.Entry::deployment).orElse(AliasHistory.BY_HAND);
    }

    Step.Update step(String rollback, Optional<AliasHistory.Undone> undoing) {
        Observed.Present now = present(scope, from);
        AliasPointer before = (AliasPointer) now.properties();
        AliasPointer after = new AliasPointer(
                before.functionName(),
                before.alias(),
                to.version(),
                from.history()
                        .rolledBack(from.version(), to.version(), rollback, undoing)
                        .description());
        return new Step.Update(new Node(now.key(), after, scope.name(), Set.of()), now, Diff.between(before, after));
    }

    /** An alias as a step finds it. */
    static Observed.Present present(FunctionScope scope, AliasState alias) {
        return new Observed.Present(
                key(scope),
                new AliasPointer(
                        scope.target().functionName(),
                        scope.alias().orElseThrow(),
                        alias.version(),
                        alias.description()),
                scope.name(),
                Map.of(AliasPointer.REVISION, alias.revision(), AliasPointer.VERSION, alias.version()),
                Set.of());
    }

    static ResourceKey key(FunctionScope scope) {
        return scope.qualifiedKey(AliasPointer.KIND);
    }
}
