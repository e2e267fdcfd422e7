package dev.mvnlambda.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A status as a person reads it. */
public final class StatusFormatter {
    private static final int NAMED = 6;

    private StatusFormatter() {}

    /** The lines: a table of functions, then what stands out, then the deployments that aliases remember. */
    public static List<String> lines(Status status, Instant now) {
        List<FunctionRow> there = status.functions().stream()
                .filter(Status.Row::exists)
                .map(Status.Row::function)
                .toList();
        List<String> lines = new ArrayList<>(ReportFormatter.functions(there));
        lines.addAll(ReportFormatter.apis(status.apis()));
        if (there.isEmpty()) {
            lines.add("Nothing deployed.");
        }
        Map<String, List<String>> outstanding = new LinkedHashMap<>();
        status.functions().stream()
                .filter(row -> !row.state().isEmpty())
                .forEach(row -> outstanding
                        .computeIfAbsent(row.state(), state -> new ArrayList<>())
                        .add(row.function().name()));
        outstanding.forEach((state, functions) -> lines.add("! " + names(functions) + ": " + state));
        if (!status.deployments().isEmpty()) {
            lines.add("Deployments, newest first:");
        }
        status.deployments().forEach(one -> lines.add(deployment(one, now)));
        return lines;
    }

    private static String deployment(Status.Deployment one, Instant now) {
        return String.format("  %-21s  %-14s  ", one.id(), Age.of(one.id(), now))
                + (one.rollback() ? "rollback: " : "")
                + moves(one);
    }

    /** Functions that moved alike stand together. */
    private static String moves(Status.Deployment one) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        one.moves()
                .forEach(move -> alike.computeIfAbsent(
                                move.from() == null ? move.to() : move.from() + " → " + move.to(),
                                key -> new ArrayList<>())
                        .add(move.function()));
        return alike.entrySet().stream()
                .map(entry -> names(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String names(List<String> functions) {
        return functions.size() <= NAMED
                ? String.join(", ", functions)
                : String.join(", ", functions.subList(0, NAMED)) + " and " + (functions.size() - NAMED) + " more";
    }
}
