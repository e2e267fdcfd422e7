package dev.mvnlambda.resource;

import java.util.Map;

/**
 * What a rollback and a status see of an alias.
 *
 * @param weights shares of other versions, empty unless a rollout is under way
 */
public record AliasState(String version, Map<String, Double> weights, AliasHistory history) {

    /** Copies what it is given. */
    public AliasState {
        weights = Map.copyOf(weights);
    }
}
