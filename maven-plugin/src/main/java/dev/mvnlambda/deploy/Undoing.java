package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.InputException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which deployment a rollback takes back, and under which id. A rollback that stopped half way is known by what the
 * aliases say that it moved: it took back a deployment that others still stand at. The same command then goes on with it,
 * instead of undoing its first half.
 *
 * @param deployment the one to undo; empty when it goes to a version, or when nothing was ever deployed
 * @param rollback the id of the rollback
 * @param resumed whether it ends one that stopped
 */
record Undoing(String deployment, String rollback, boolean resumed) {
    private static final int SHOWN = 8;

    static Undoing of(RollbackRequest asked, List<Pointing> pointings, String fresh) {
        if (!asked.version().isEmpty()) {
            return new Undoing("", fresh, false);
        }
        return asked.deployment().isEmpty() ? last(asked, pointings, fresh) : named(asked, pointings, fresh);
    }

    private static Undoing last(RollbackRequest asked, List<Pointing> pointings, String fresh) {
        String last = pointings.stream()
                .map(Pointing::deployment)
                .max(Comparator.naturalOrder())
                .orElse("");
        return pointings.stream()
                .filter(one -> one.deployment().equals(last))
                .flatMap(one -> one.history().undone().stream())
                .filter(undone -> undone.functions().equals(asked.scope()))
                .map(AliasHistory.Undone::deployment)
                .filter(undone -> pointings.stream()
                        .anyMatch(one -> one.deployment().equals(undone)
                                && one.history().before(undone).isPresent()))
                .findFirst()
                .map(undone -> new Undoing(undone, last, true))
                .orElse(new Undoing(last, fresh, false));
    }

    private static Undoing named(RollbackRequest asked, List<Pointing> pointings, String fresh) {
        if (pointings.stream().noneMatch(one -> one.history().knows(asked.deployment()))) {
            throw unknown(asked.deployment(), pointings);
        }
        var sought = Optional.of(new AliasHistory.Undone(asked.deployment(), asked.scope()));
        return pointings.stream()
                .filter(one -> one.history().undone().equals(sought))
                .map(Pointing::deployment)
                .filter(begun -> pointings.stream().noneMatch(one -> hasMovedOn(one, begun)))
                .max(Comparator.naturalOrder())
                .map(begun -> new Undoing(asked.deployment(), begun, true))
                .orElse(new Undoing(asked.deployment(), fresh, false));
    }

    private static boolean hasMovedOn(Pointing one, String since) {
        return one.history().knows(since) && !one.deployment().equals(since);
    }

    private static InputException unknown(String deployment, List<Pointing> pointings) {
        String known = pointings.stream()
                .map(one -> one.history().entries())
                .flatMap(Collection::stream)
                .map(AliasHistory.Entry::deployment)
                .filter(id -> !id.equals(AliasHistory.BY_HAND))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return new InputException(
                "lambda.deployment is " + deployment + ", but no alias here remembers that deployment; "
                        + (known.isEmpty() ? "they remember none." : "they remember " + known + "."));
    }

    /** What the history of each moved alias tells of it. */
    Optional<AliasHistory.Undone> undone(RollbackRequest asked) {
        return Stream.of(deployment)
                .filter(id -> !id.isEmpty())
                .map(id -> new AliasHistory.Undone(id, asked.scope()))
                .findFirst();
    }
}
