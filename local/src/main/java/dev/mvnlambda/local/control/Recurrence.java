package dev.mvnlambda.local.control;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a schedule is due. */
interface Recurrence {

    /** Returns the first moment that is due behind another one; empty when there is none any more. */
    Optional<Instant> next(Instant after);

    /**
     * Reads an expression.
     *
     * @param zone of {@code cron} and {@code at}; absent for UTC
     * @param begin what a rate counts from: the first call is one period later
     * @throws software.amazon.awssdk.services.scheduler.model.ValidationException when it is none
     */
    static Recurrence of(String expression, @Nullable String zone, Instant begin) {
        ZoneId known = zone(zone);
        Matcher form = Forms.EXPRESSION.matcher(expression);
        if (form.matches()) {
            try {
                return switch (form.group(1)) {
                    case "rate" -> rate(expression, form.group(2), begin);
                    case "cron" -> cron(expression, form.group(2), known);
                    default -> at(expression, form.group(2), known);
                };
            } catch (IllegalArgumentException | DateTimeException e) {
                throw invalid(expression);
            }
        }
        throw invalid(expression);
    }

    private static Recurrence rate(String expression, String text, Instant begin) {
        Matcher rate = Forms.RATE.matcher(text);
        if (!rate.matches()) {
            throw invalid(expression);
        }
        long count = Long.parseLong(rate.group(1));
        Duration period = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return after -> {
            long passed =
                    after.isBefore(begin) ? 0 : Duration.between(begin, after).toMillis() / period.toMillis();
            return Optional.of(begin.plus(period.multipliedBy(passed + 1)));
        };
    }

    private static Recurrence cron(String expression, String text, ZoneId zone) {
        String[] fields = text.strip().split("\\s+");
        boolean oneDay = fields.length == Forms.FIELDS && fields[2].equals("?") != fields[4].equals("?");
        if (!oneDay) {
            throw invalid(expression);
        }
        ExecutionTime times = ExecutionTime.forCron(new CronParser(Forms.CRON).parse(String.join(" ", fields)));
        return after -> times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    private static Recurrence at(String expression, String text, ZoneId zone) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}")) {
            throw invalid(expression);
        }
        Instant once = LocalDateTime.parse(text).atZone(zone).toInstant();
        return after -> Optional.of(once).filter(moment -> moment.isAfter(after));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw SchedulerFaults.validation("Invalid Schedule Expression Timezone " + name + ".");
        }
    }

    private static RuntimeException invalid(String expression) {
        return SchedulerFaults.validation("Invalid Schedule Expression " + expression + ".");
    }

    /** What expressions are made of; AWS's days of the week begin with Sunday. */
    final class Forms {

        private static final Pattern EXPRESSION = Pattern.compile("(rate|cron|at)\\((.*)\\)");
        private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,5}) (minute|hour|day)s?");
        private static final int FIELDS = 6;

        private static final CronDefinition CRON = CronDefinitionBuilder.defineCron()
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

        private Forms() {}
    }
}
