package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Decides of each function where its alias goes back to, why it stays, or what is in its way; from what was read alone. */
final class RollbackChoice {
    private final RollbackRequest asked;
    private final Undoing undoing;
    private final List<AliasMove> moves = new ArrayList<>();
    private final List<RollbackPlan.Staying> staying = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private final List<String> first = new ArrayList<>();

    private RollbackChoice(RollbackRequest asked, Undoing undoing) {
        this.asked = asked;
        this.undoing = undoing;
    }

    static RollbackChoice of(RollbackRequest asked, Undoing undoing, List<Pointing> pointings) {
        RollbackChoice choice = new RollbackChoice(asked, undoing);
        pointings.forEach(choice::consider);
        if (choice.moves.isEmpty() && choice.obstacles.isEmpty()) {
            choice.obstacles.addAll(choice.first);
        }
        return choice;
    }

    List<AliasMove> moves() {
        return moves;
    }

    List<RollbackPlan.Staying> staying() {
        return staying;
    }

    List<String> obstacles() {
        return obstacles;
    }

    private void consider(Pointing one) {
        if (!one.isVersioned()) {
            unversioned(one);
        } else if (one.alias().isEmpty()) {
            obstacles.add(one.name() + " cannot go back: its alias is missing. mvn lambda:deploy makes it again.");
        } else if (!asked.version().isEmpty()) {
            backTo(one, one.alias().get(), named(one.history()));
        } else if (one.history().newest().isEmpty()) {
            obstacles.add(one.name() + " cannot go back: its alias' description ('"
                    + one.alias().get().description()
                    + "') tells no history, so nobody knows where it pointed before. Say it: -Dlambda.function="
                    + one.name() + " -Dlambda.version=….");
        } else {
            back(one, one.alias().get());
        }
    }

    private void unversioned(Pointing one) {
        if (asked.request().functions().contains(one.name())) {
            obstacles.add(one.name() + " cannot go back: it is not versioned, so AWS has only its present code. "
                    + "Deploy an older build, and give it @Versioned for the next time.");
        } else {
            stays(one, "not versioned, so there is no alias to move");
        }
    }

    private AliasHistory.Entry named(AliasHistory history) {
        return history.entries().stream()
                .filter(entry -> entry.version().equals(asked.version()))
                .findFirst()
                .orElse(new AliasHistory.Entry(asked.version(), AliasHistory.BY_HAND));
    }

    private void back(Pointing one, AliasState alias) {
        String undone = undoing.deployment();
        boolean moved = asked.deployment().isEmpty()
                ? one.deployment().equals(undone)
                : one.history().knows(undone);
        if (!moved) {
            stays(
                    one,
                    undoing.resumed() && one.deployment().equals(undoing.rollback())
                            ? "went back to " + alias.version() + " already"
                            : "stays at " + alias.version() + ", which " + undone + " did not touch");
            return;
        }
        one.history()
                .before(undone)
                .ifPresentOrElse(before -> backTo(one, alias, before), () -> withoutBefore(one, undone));
    }

    /** What a deployment was the first to make has nothing to go back to, which must not keep the others from it. */
    private void withoutBefore(Pointing one, String undone) {
        boolean asked = this.asked.request().functions().contains(one.name());
        if (one.history().isWhole() && !asked) {
            stays(one, "new in " + undone + ", so there is nothing to go back to");
            first.add(one.name() + " cannot go back: " + undone + " was its first deployment.");
        } else {
            obstacles.add(one.name() + " cannot go back: nothing is known from before " + undone
                    + "; it was its first deployment, or older ones are forgotten.");
        }
    }

    private void backTo(Pointing one, AliasState alias, AliasHistory.Entry before) {
        if (alias.version().equals(before.version())) {
            stays(one, "points to " + before.version() + " already");
        } else if (!alias.weights().isEmpty()) {
            obstacles.add(one.name() + " cannot go back: a rollout is under way (" + alias.shares()
                    + "). End it first: aws lambda update-alias --function-name "
                    + one.scope().target().functionName() + " --name "
                    + one.scope().alias().orElseThrow() + " --routing-config AdditionalVersionWeights={}.");
        } else if (alias.isMovedByHand() && asked.version().isEmpty()) {
            obstacles.add(one.name() + " cannot go back: somebody else moved its alias to version " + alias.version()
                    + " after the last deployment. Say where it is to go: -Dlambda.function=" + one.name()
                    + " -Dlambda.version=" + before.version() + " (" + remembered(one.history()) + ").");
        } else {
            moves.add(new AliasMove(one.scope(), alias, before));
        }
    }

    /** The versions that a history names, as part of a sentence. */
    static String remembered(AliasHistory history) {
        return "its history knows "
                + history.entries().stream()
                        .map(AliasHistory.Entry::version)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private void stays(Pointing one, String why) {
        staying.add(new RollbackPlan.Staying(one.name(), why));
    }
}
