package dev.mvnlambda.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan as a person reads it: the sign of a step at the left, then the resource, then what it means. */
public final class PlanFormatter {
    private static final Pattern DIGEST = Pattern.compile("^([A-Za-z0-9+/]{8})[A-Za-z0-9+/]{35}=$");

    private PlanFormatter() {}

    /** The lines of a plan: its steps, then its counts. */
    public static List<String> lines(Plan plan) {
        List<Step> shown =
                plan.steps().stream().filter(step -> !step.bookkeeping()).toList();
        int width = shown.stream()
                .mapToInt(step -> step.key().toString().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Step step : shown) {
            lines(lines, step, width);
        }
        lines.add(counts(plan));
        return lines;
    }

    private static void lines(List<String> lines, Step step, int width) {
        String margin = String.format("%5s %-" + width + "s  ", step.symbol().sign(), step.key());
        String blank = " ".repeat(margin.length());
        for (String detail : details(step)) {
            lines.add((margin + detail).stripTrailing());
            margin = blank;
        }
    }

    private static List<String> details(Step step) {
        List<String> details = new ArrayList<>();
        if (!step.consequence().isEmpty()) {
            details.add(step.consequence());
        }
        if (step.symbol() != Symbol.CREATE) {
            step.changes().stream()
                    .filter(change -> !isBookkeeping(step, change))
                    .forEach(change -> details.add(detail(change)));
        }
        return details.isEmpty() ? List.of("") : details;
    }

    private static boolean isBookkeeping(Step step, Change change) {
        return step instanceof Step.Making making && making.node().properties().bookkeeping(List.of(change));
    }

    private static String detail(Change change) {
        if (change.before() == null) {
            return change.property() + ": + " + shortened(change.after());
        }
        return change.after() == null
                ? change.property() + ": - " + shortened(change.before())
                : change.property() + ": " + shortened(change.before()) + " → " + shortened(change.after());
    }

    /** A digest is known by its beginning. */
    private static String shortened(@Nullable String text) {
        return text == null ? "" : DIGEST.matcher(text).replaceFirst("$1…");
    }

    private static String counts(Plan plan) {
        Map<Symbol, Long> counts = plan.counts();
        String changes = counts.isEmpty()
                ? "Nothing to change"
                : count(counts, Symbol.CREATE) + " to add, " + count(counts, Symbol.UPDATE) + " to change, "
                        + count(counts, Symbol.REPLACE) + " to replace, " + count(counts, Symbol.DELETE) + " to remove";
        List<String> same = new ArrayList<>();
        if (!plan.unchanged().isEmpty()) {
            same.add(plan.unchanged().size() + " unchanged");
        }
        if (!plan.assumed().isEmpty()) {
            same.add(
                    plan.assumed().size() + " unchanged since the last deploy (not read; -Dlambda.refresh reads them)");
        }
        return changes + (same.isEmpty() ? "" : "; " + String.join(", ", same)) + ".";
    }

    private static long count(Map<Symbol, Long> counts, Symbol symbol) {
        return counts.getOrDefault(symbol, 0L);
    }
}
