package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.Fingerprint;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rollback left, or somebody who moved the alias by other means: a deploy of just that content leaves the alias alone
 * until it is told to let go.
 *
 * @param alias as it was left
 * @param version the held one, with what it froze
 */
record Hold(FunctionScope scope, AliasState alias, Observed.Present version) {

    /** The hold of a function, as far as its alias had to be read at all. */
    static Optional<Hold> read(FunctionScope scope, FunctionReading reading, Observation found) {
        boolean aliasWasRead = found.observed().stream()
                .anyMatch(one -> one instanceof Observed.Present && one.key().equals(aliasKey(scope)));
        return aliasWasRead ? reading.alias().flatMap(alias -> of(scope, reading, alias)) : Optional.empty();
    }

    private static Optional<Hold> of(FunctionScope scope, FunctionReading reading, AliasState alias) {
        String held = alias.isMovedByHand()
                ? Fingerprint.of(reading.tags()).map(Fingerprint::version).orElse("")
                : alias.history().held();
        return held.isEmpty() || held.equals(alias.version())
                ? Optional.empty()
                : reading.version(held).map(version -> new Hold(scope, alias, version));
    }

    private static ResourceKey aliasKey(FunctionScope scope) {
        return scope.qualifiedKey(AliasPointer.KIND);
    }

    /** Whether the version that is wanted is the held one. */
    boolean isWanted(List<Node> nodes, Outputs known) {
        return nodes.stream()
                .filter(node -> node.key().equals(version.key()))
                .map(node -> node.properties().resolved(known))
                .anyMatch(wanted -> Diff.between((Record) version.properties(), (Record) wanted)
                        .isEmpty());
    }

    /** In the place of the version that the alias leads to: the content that is wanted is there already. */
    Observed instead(Observed one, boolean release) {
        if (one.key().equals(version.key())) {
            return version;
        }
        return !release && one.key().equals(aliasKey(scope)) ? left() : one;
    }

    private Observed left() {
        return new Observed.Left(aliasKey(scope), Map.of(AliasPointer.VERSION, alias.version()));
    }

    String warning() {
        return alias.isMovedByHand()
                ? movedByHand(scope, alias.version(), version.outputs().getOrDefault(AliasPointer.VERSION, "?"))
                : warning(scope, alias);
    }

    /** What somebody moved by other means is left like what a rollback moved. */
    static String movedByHand(FunctionScope scope, String version, String left) {
        return aliasKey(scope) + " was moved to version " + version + " by someone else; the last deploy left it at "
                + left
                + ", which holds just what this one would deploy. Left as it is; go on with -Dlambda.release, or deploy "
                + "a changed build, which moves it on.";
    }

    static String warning(FunctionScope scope, AliasState alias) {
        AliasHistory history = alias.history();
        return "Version " + history.held() + " of " + scope.name() + " is held: "
                + history.newest().map(AliasHistory.Entry::deployment).orElse("a rollback") + " moved "
                + aliasKey(scope) + " back to " + alias.version()
                + ", and this is the content of the held version, so the alias stays. Go on with -Dlambda.release, or "
                + "deploy other content.";
    }
}
