package dev.mvnlambda.deploy;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import dev.mvnlambda.apply.Outcome;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.OldVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a deploy did, as a person reads it: a line a step while it runs, then a table, warnings last. */
public final class ReportFormatter {
    private static final Map<String, String> API_NAMES =
            Map.of("http", "HTTP", "rest", "REST", "websocket", "WebSocket");

    private ReportFormatter() {}

    /** One step that has ended, for example {@code  3/12 + alias/Shop:LatestAlias  (0.1 s)}. */
    public static String progress(Outcome outcome, long done, long total) {
        Step step = outcome.step();
        String count = String.format("%" + Long.toString(total).length() + "d/%d", done, total);
        String what = count + " " + step.symbol().sign() + " " + step.key();
        if (outcome instanceof Outcome.Applied applied) {
            return what + "  (" + seconds(applied.took()) + ")";
        }
        return outcome instanceof Outcome.Failed
                ? what + "  failed"
                : what + "  skipped, since " + ((Outcome.Skipped) outcome).waitedFor() + " failed";
    }

    /** The functions as a table; empty when there are none. */
    public static List<String> functions(List<FunctionRow> functions) {
        if (functions.isEmpty()) {
            return List.of();
        }
        String table = AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .data(
                        functions,
                        List.of(
                                left("Function").with(row -> row.functionName()),
                                left("Version").with(row -> text(row.version())),
                                left("Alias").with(row -> text(row.alias())),
                                left("Triggers")
                                        .with(row ->
                                                row.triggers().isEmpty() ? "-" : String.join(", ", row.triggers())),
                                left("Answers at")
                                        .maxWidth(200)
                                        .with(row -> row.url() == null ? row.targetArn() : row.url())))
                .asString();
        return table.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Where the APIs of the stage answer, a line each, for example {@code The HTTP API answers at https://…}. */
    public static List<String> apis(Map<String, String> urls) {
        return urls.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(api -> "The " + API_NAMES.getOrDefault(api.getKey(), api.getKey()) + " API answers at "
                        + api.getValue())
                .toList();
    }

    private static Column left(String header) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(80);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "-");
    }

    /** What failed and what was not tried for it, a line each; empty when all went well. */
    public static List<String> failures(Report report) {
        List<String> failures = new ArrayList<>();
        for (Outcome outcome : report.outcomes()) {
            if (outcome instanceof Outcome.Failed failed) {
                failures.add(failed.step().key() + " not " + participle(failed.step()) + ": "
                        + failed.cause().getMessage());
            }
        }
        long skipped = report.outcomes().stream()
                .filter(Outcome.Skipped.class::isInstance)
                .count();
        if (!failures.isEmpty()) {
            failures.add(untried(skipped) + "What was done stays; running the goal again ends what is left.");
        }
        return failures;
    }

    private static String untried(long steps) {
        return switch ((int) steps) {
            case 0 -> "";
            case 1 -> "1 step waited for it and was not tried. ";
            default -> steps + " steps waited for it and were not tried. ";
        };
    }

    private static String participle(Step step) {
        return switch (step.symbol()) {
            case CREATE -> "made";
            case UPDATE -> "changed";
            case REPLACE -> "replaced";
            case DELETE, REFUSE -> "removed";
        };
    }

    /** For example {@code 3 old versions removed, 12.6 MB freed.}; empty when there were none. */
    public static List<String> freed(Report report) {
        List<String> lines = new ArrayList<>();
        List<Long> freed = report.freed();
        if (!freed.isEmpty()) {
            long bytes = freed.stream().mapToLong(Long::longValue).sum();
            lines.add(oldVersions(freed.size()) + " removed, " + OldVersion.megabytes(bytes) + " freed.");
        }
        if (report.left() > 0) {
            lines.add(oldVersions(report.left()) + " left, since something came to need it meanwhile.");
        }
        return lines;
    }

    private static String oldVersions(long count) {
        return count + (count == 1 ? " old version" : " old versions");
    }

    /** One line that ends a deploy. */
    public static String summary(Report report) {
        return report.applied() + (report.applied() == 1 ? " step" : " steps") + " done in " + seconds(report.took())
                + ".";
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
