package dev.mvnlambda.deploy;

import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.resource.OldVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells in one line what a deploy moved since the one before. */
public final class Moves {
    private Moves() {}

    /**
     * For example {@code Shop 3 → 4, Legacy changed, in 0.4 s}; empty when nothing was done.
     *
     * @param before the functions as they were
     * @param took from the change to what consumers see
     */
    public static Optional<String> line(List<FunctionRow> before, Report report, Duration took) {
        Map<String, FunctionRow> earlier = byName(before);
        Map<String, FunctionRow> now = byName(report.functions());
        Set<String> changed = changed(report);
        List<String> moves = new ArrayList<>();
        for (FunctionRow function : report.functions()) {
            String name = function.name();
            FunctionRow was = earlier.get(name);
            if (was == null) {
                moves.add(name + " is new" + address(function));
            } else if (!Objects.equals(was.version(), function.version())) {
                moves.add(name + " " + text(was) + " → " + text(function) + newAddress(was, function));
            } else if (changed.contains(name)) {
                moves.add(name + " changed" + newAddress(was, function));
            }
        }
        earlier.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .sorted()
                .forEach(name -> moves.add(name + " is gone"));
        return moves.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", moves) + String.format(Locale.ROOT, ", in %.1f s", took.toMillis() / 1000.0));
    }

    private static String address(FunctionRow function) {
        return function.url() == null ? "" : " at " + function.url();
    }

    private static String newAddress(FunctionRow was, FunctionRow is) {
        return Objects.equals(was.url(), is.url()) ? "" : address(is);
    }

    private static String text(FunctionRow function) {
        return function.version() == null ? "$LATEST" : function.version();
    }

    /** The functions for which something was done that people read. */
    private static Set<String> changed(Report report) {
        return report.outcomes().stream()
                .filter(outcome ->
                        outcome instanceof Outcome.Applied && !outcome.step().bookkeeping())
                .filter(outcome -> !outcome.step().key().kind().equals(OldVersion.KIND))
                .map(outcome -> outcome.step().function())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, FunctionRow> byName(List<FunctionRow> functions) {
        return functions.stream().collect(Collectors.toMap(FunctionRow::name, Function.identity()));
    }
}
