package dev.mvnlambda.deploy;

import java.util.ArrayList;
import java.util.List;

/** A status as a person reads it. */
public final class StatusFormatter {
    private StatusFormatter() {}

    /** The lines: a table of functions, then what stands out. */
    public static List<String> lines(Status status) {
        List<FunctionRow> there = status.functions().stream()
                .filter(Status.Row::exists)
                .map(Status.Row::function)
                .toList();
        List<String> lines = new ArrayList<>(ReportFormatter.functions(there));
        if (there.isEmpty()) {
            lines.add("Nothing deployed.");
        }
        status.functions().stream()
                .filter(row -> !row.state().isEmpty())
                .forEach(row -> lines.add("! " + row.function().name() + ": " + row.state()));
        status.functions().stream()
                .map(Status.Row::deployment)
                .max(String::compareTo)
                .filter(id -> !id.isEmpty())
                .ifPresent(id -> lines.add("Last deployment: " + id));
        return lines;
    }
}
