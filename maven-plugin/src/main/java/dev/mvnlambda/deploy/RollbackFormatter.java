package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.resource.AliasHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rollback as a person reads it: what moves, what stays and why; then what is held, and the way forward. */
public final class RollbackFormatter {
    private RollbackFormatter() {}

    /** The lines before it. */
    public static List<String> plan(RollbackPlan plan, Instant now) {
        if (plan.isEmpty()) {
            return nothing(plan);
        }
        List<String> lines = new ArrayList<>(List.of(title(plan, now)));
        String row = "  %-" + width(plan) + "s  %" + digits(plan, true) + "s → %-" + digits(plan, false) + "s  %s";
        plan.moves()
                .forEach(move -> lines.add(String.format(
                                row,
                                move.function(),
                                move.from().version(),
                                move.to().version(),
                                origin(move, now))
                        .stripTrailing()));
        lines.addAll(staying(plan));
        lines.add(
                "Roles, tags, URL settings, event source mappings, queues, async settings and concurrency do not go back: "
                        + "no version holds them.");
        return lines;
    }

    private static List<String> nothing(RollbackPlan plan) {
        List<String> lines = new ArrayList<>(
                List.of(plan.planned().functions().isEmpty() ? "Nothing deployed." : "Nothing to roll back."));
        lines.addAll(staying(plan));
        return lines;
    }

    private static String title(RollbackPlan plan, Instant now) {
        if (plan.undone().isEmpty()) {
            return "Moves one alias:";
        }
        String what =
                (DeploymentId.isRollback(plan.undone()) ? "rollback " : "deployment ") + plan.undone() + age(plan, now);
        return plan.resumed()
                ? "Ends rollback " + plan.rollback() + " of " + what + ", which stopped half way:"
                : "Rolls back " + what + ":";
    }

    private static String age(RollbackPlan plan, Instant now) {
        String age = Age.of(plan.undone(), now);
        return age.isEmpty() ? "" : ", " + age;
    }

    private static String origin(AliasMove move, Instant now) {
        String deployment = move.to().deployment();
        if (deployment.equals(AliasHistory.BY_HAND)) {
            return "";
        }
        return (DeploymentId.isRollback(deployment) ? "rolled back to by " : "deployed by ") + deployment + ", "
                + Age.of(deployment, now);
    }

    private static List<String> staying(RollbackPlan plan) {
        if (plan.staying().isEmpty()) {
            return List.of();
        }
        String row = "  %-" + width(plan) + "s  %s";
        return Stream.concat(
                        Stream.of("Stays as it is:"),
                        plan.staying().stream().map(one -> String.format(row, one.function(), one.reason())))
                .toList();
    }

    private static int width(RollbackPlan plan) {
        return Stream.concat(
                        plan.moves().stream().map(AliasMove::function),
                        plan.staying().stream().map(RollbackPlan.Staying::function))
                .mapToInt(String::length)
                .max()
                .orElse(1);
    }

    private static int digits(RollbackPlan plan, boolean before) {
        return plan.moves().stream()
                .map(move -> before ? move.from().version() : move.to().version())
                .mapToInt(String::length)
                .max()
                .orElse(1);
    }

    /** The lines after it. */
    public static List<String> report(RollbackPlan plan, Report report) {
        Set<String> moved = new HashSet<>();
        report.outcomes().stream()
                .filter(Outcome.Applied.class::isInstance)
                .forEach(outcome -> moved.add(outcome.step().function()));
        List<String> lines = new ArrayList<>(List.of(String.format(
                Locale.ROOT,
                "Rolled back %d %s in %.2f s.",
                moved.size(),
                moved.size() == 1 ? "alias" : "aliases",
                report.took().toMillis() / 1000.0)));
        if (!moved.isEmpty()) {
            lines.add("Held: " + held(plan, moved) + ". A deploy of that same content leaves "
                    + (moved.size() == 1 ? "the alias" : "these aliases") + " alone.");
            lines.add("To go forward again: deploy other content, or the same with -Dlambda.release; "
                    + "mvn lambda:rollback once more undoes this one.");
        }
        return lines;
    }

    private static String held(RollbackPlan plan, Set<String> moved) {
        return plan.held().entrySet().stream()
                .filter(one -> moved.contains(one.getKey()))
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What failed, a line each; empty when all moved. */
    public static List<String> failures(Report report) {
        List<String> failures = report.outcomes().stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> outcome.step().key() + " not moved: "
                        + ((Outcome.Failed) outcome).cause().getMessage())
                .collect(Collectors.toCollection(ArrayList::new));
        if (!failures.isEmpty()) {
            failures.add("What moved stays moved; the same command, run again, moves the rest.");
        }
        return failures;
    }
}
