package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.FunctionScope;
import java.util.Optional;

/**
 * Where a function's alias points.
 *
 * @param alias absent without one
 */
record Pointing(FunctionScope scope, Optional<AliasState> alias) {

    String name() {
        return scope.name();
    }

    boolean isVersioned() {
        return scope.alias().isPresent();
    }

    AliasHistory history() {
        return alias.map(AliasState::history).orElse(AliasHistory.none());
    }

    /** The deployment that moved it last; empty when nothing tells. */
    String deployment() {
        return history().newest().map(AliasHistory.Entry::deployment).orElse("");
    }
}
