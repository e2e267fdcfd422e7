package dev.mvnlambda.manifest;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What AWS asks of the time of a schedule. */
public final class ScheduleExpression {
    private static final int LONGEST = 256;
    private static final int LONGEST_ZONE = 50;
    private static final Pattern FORM = Pattern.compile("(rate|cron|at)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("([0-9]+) (minute|hour|day)(s?)");
    private static final Pattern AT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}");
    private static final int CRON_FIELDS = 6;
    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;
    private static final String ANY = "?";

    private static final CronDefinition AWS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsQuestionMark()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .withStrictRange()
            .and()
            .instance();

    private ScheduleExpression() {}

    /** Why a text is no time of a schedule, and the way out, to stand behind "but"; empty when it is one. */
    public static Optional<String> fault(String expression) {
        Matcher form = FORM.matcher(expression);
        if (!form.matches()) {
            return Optional.of(
                    "a schedule is like rate(5 minutes), cron(0 8 ? * MON-FRI *) or at(2030-01-31T08:00:00); write one of these");
        }
        if (expression.length() > LONGEST) {
            return Optional.of("AWS takes %d characters at most, and it has %d; shorten it"
                    .formatted(LONGEST, expression.length()));
        }
        return switch (form.group(1)) {
            case "rate" -> rate(form.group(2));
            case "cron" -> cron(form.group(2));
            default -> at(form.group(2));
        };
    }

    /** Why a text names no time zone that AWS knows, and the way out, to stand behind "but"; empty when it does. */
    public static Optional<String> zoneFault(String zone) {
        boolean known =
                zone.length() <= LONGEST_ZONE && ZoneId.getAvailableZoneIds().contains(zone);
        return known
                ? Optional.empty()
                : Optional.of("that is no time zone; write one like Europe/Berlin, America/New_York or UTC");
    }

    private static Optional<String> rate(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            return Optional.of("a rate is a number and minutes, hours or days; write one like rate(5 minutes)");
        }
        String number = rate.group(1);
        if (number.matches("0+")) {
            return Optional.of("a rate begins with 1; write rate(1 " + rate.group(2) + ") or more");
        }
        boolean one = number.matches("0*1");
        boolean plural = !rate.group(3).isEmpty();
        return one != plural
                ? Optional.empty()
                : Optional.of("AWS wants the singular with 1 and the plural with any other number; write rate(" + number
                        + " " + rate.group(2) + (one ? "" : "s") + ")");
    }

    private static Optional<String> at(String text) {
        try {
            if (AT.matcher(text).matches()) {
                LocalDateTime.parse(text);
                return Optional.empty();
            }
        } catch (DateTimeException e) {
            return Optional.of("there is no such time; correct it");
        }
        return Optional.of(
                "a time is like at(2030-01-31T08:00:00), without a zone; write it so, and the zone as timezone");
    }

    private static Optional<String> cron(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != CRON_FIELDS) {
            return Optional.of(
                    "cron has six fields with AWS (minutes, hours, day of the month, month, day of the week, year), and this has %d; write one like cron(0 8 ? * MON-FRI *)"
                            .formatted(text.isBlank() ? 0 : fields.length));
        }
        boolean anyDayOfMonth = fields[DAY_OF_MONTH].equals(ANY);
        boolean anyDayOfWeek = fields[DAY_OF_WEEK].equals(ANY);
        if (anyDayOfMonth == anyDayOfWeek) {
            return Optional.of(
                    anyDayOfMonth
                            ? "both the day of the month and that of the week are ?, and AWS wants just one so; write * for the other"
                            : "neither the day of the month nor that of the week is ?, and AWS wants just one so; write ? for the one that does not matter");
        }
        if (fields[DAY_OF_WEEK].matches(".*#(?![1-5]$).*")) {
            return Optional.of("a month has the weeks 1 to 5; write one of these behind #");
        }
        try {
            new CronParser(AWS).parse(String.join(" ", fields)).validate();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("AWS takes no such cron (" + reason(e) + "); correct it");
        }
    }

    private static String reason(IllegalArgumentException refusal) {
        Throwable root = refusal;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage()).strip();
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
