package dev.mvnlambda.maven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a local Lambda says of its functions' logs, as a person reads it: {@code 12:03:04.123 Orders:3 8f2c1a2b text}, with the
 * beginning of the request id; of how calls begin and end only a summary.
 */
final class LogLines {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ID_DIGITS = 8;
    private static final Pattern BOOKKEEPING = Pattern.compile("(START|END) RequestId: .*|\\s*");
    private static final Pattern REPORT = Pattern.compile(
            "REPORT RequestId: .*?\tDuration: (?<duration>[\\d.]+) ms"
                    + ".*?(Max Memory Used: (?<memory>\\d+) MB)?\t(Init Duration: (?<init>[\\d.]+) ms\t)?(Status: (?<status>\\w+).*)?");

    private final DateTimeFormatter clock;
    private volatile Map<String, String> names = Map.of();

    LogLines(ZoneId zone) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /** Lines of these functions are shown, and of no others; the logical names by those in AWS. */
    void show(Map<String, String> functions) {
        names = Map.copyOf(functions);
    }

    /** One line that the server sent; empty when there is nothing to show. */
    Optional<String> text(String sent) {
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text(MAPPER.readTree(sent));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(JsonNode line) {
        if (line.has("leftOut")) {
            return Optional.of(
                    "… " + line.path("leftOut").asText() + " lines left out: more was logged than could be shown");
        }
        String name = names.get(line.path("function").asText());
        if (name == null) {
            return Optional.empty();
        }
        String text = line.path("text").asText();
        boolean ofLambda = line.path("origin").asText().equals("platform");
        return (ofLambda ? summary(text) : Optional.of(text)).map(shown -> head(line, name) + shown);
    }

    private String head(JsonNode line, String name) {
        String id = line.path("requestId").asText();
        return clock.format(Instant.parse(line.path("time").asText())) + " " + name + ":"
                + line.path("version").asText() + " " + id.substring(0, Math.min(ID_DIGITS, id.length())) + " ";
    }

    private static Optional<String> summary(String line) {
        if (BOOKKEEPING.matcher(line).matches()) {
            return Optional.empty();
        }
        Matcher report = REPORT.matcher(line);
        return Optional.of(report.matches() ? summary(report) : line);
    }

    private static String summary(Matcher report) {
        StringBuilder summary = new StringBuilder("— ");
        String status = report.group("status");
        summary.append(status == null ? "ended" : status)
                .append(" after ")
                .append(milliseconds(report.group("duration")));
        if (report.group("init") != null) {
            summary.append(", ").append(milliseconds(report.group("init"))).append(" to start");
        }
        if (report.group("memory") != null) {
            summary.append(", ").append(report.group("memory")).append(" MB");
        }
        return summary.toString();
    }

    private static String milliseconds(String text) {
        return Math.round(Double.parseDouble(text)) + " ms";
    }
}
