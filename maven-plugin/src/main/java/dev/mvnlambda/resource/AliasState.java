package dev.mvnlambda.resource;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;

/**
 * What a rollback and a status see of an alias.
 *
 * @param weights shares of other versions, empty unless a rollout is under way
 * @param revision guards the next change of it
 * @param description as it stands in AWS; tells the history, unless a person wrote it
 */
public record AliasState(String version, Map<String, Double> weights, String revision, String description) {

    /** Copies what it is given. */
    public AliasState {
        weights = Map.copyOf(weights);
    }

    /** Where it pointed before; nothing known if a person wrote the description. */
    public AliasHistory history() {
        return AliasHistory.parse(description);
    }

    /** Whether somebody else moved it after the last pointing that its history knows. */
    public boolean isMovedByHand() {
        return !history().newest().map(AliasHistory.Entry::version).orElse("").equals(version);
    }

    /** How it shares its traffic out, in words, such as "25 % to version 3, the rest to version 2". */
    public String shares() {
        return weights.entrySet().stream()
                        .sorted(Comparator.comparing(share -> Long.valueOf(share.getKey())))
                        .map(share -> percent(share.getValue()) + " % to version " + share.getKey())
                        .collect(joining(", "))
                + ", the rest to version " + version;
    }

    private static String percent(double weight) {
        return BigDecimal.valueOf(weight).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
