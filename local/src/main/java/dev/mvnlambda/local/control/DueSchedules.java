package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.RetryPolicy;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * Calls the functions of schedules when they are due, or when somebody asks. What was due while the account was closed is not
 * made up for, and what was missed while the clock leapt is made up for once.
 */
final class DueSchedules {

    /**
     * What a schedule waits for.
     *
     * @param changed when its settings were made, so that other settings are another wait
     * @param due absent when nothing comes any more
     */
    private record Wait(Instant changed, Optional<Instant> due) {}

    private static final int MOST_RETRIES = 185;
    private static final int OLDEST = 86_400;
    private static final long SECONDS_A_MINUTE = 60;

    private final Account account;
    private final Instant opened;
    private final ConcurrentMap<String, Wait> waits = new ConcurrentHashMap<>();

    DueSchedules(Account account) {
        this.account = account;
        this.opened = account.clock().instant();
    }

    /** Calls what is due by now. */
    synchronized void callDue() {
        Instant now = account.clock().instant();
        Schedules.table(account).startingWith("").forEach(schedule -> callIfDue(schedule, now));
    }

    /** Calls the function of a schedule, whatever its time and state. */
    void call(String region, String group, String name) {
        ScheduleRecord schedule = new Schedules(account.in(region)).get(group, name);
        deliver(schedule, account.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private void callIfDue(ScheduleRecord schedule, Instant now) {
        GetScheduleResponse settings = schedule.settings();
        Instant changed = settings.lastModificationDate();
        Wait wait = waits.get(schedule.key());
        if (wait == null || !wait.changed().equals(changed)) {
            wait = new Wait(changed, next(settings, changed.isAfter(opened) ? changed : opened));
            waits.put(schedule.key(), wait);
        }
        Instant due = wait.due().orElse(null);
        if (due == null || now.isBefore(due.plus(delay(settings, due)))) {
            return;
        }
        Optional<Instant> following = next(settings, now);
        waits.put(schedule.key(), new Wait(changed, following));
        if (settings.stateAsString().equals("ENABLED")) {
            deliver(schedule, due);
            if (following.isEmpty() && "DELETE".equals(settings.actionAfterCompletionAsString())) {
                Schedules.table(account).remove(schedule.key());
            }
        }
    }

    private static Optional<Instant> next(GetScheduleResponse settings, Instant after) {
        Instant begin = Objects.requireNonNullElse(settings.startDate(), settings.creationDate());
        Instant from = settings.startDate() != null && after.isBefore(settings.startDate())
                ? settings.startDate().minusSeconds(1)
                : after;
        return Recurrence.of(settings.scheduleExpression(), settings.scheduleExpressionTimezone(), begin)
                .next(from)
                .filter(due -> settings.endDate() == null || !due.isAfter(settings.endDate()));
    }

    // somewhere within the window, and each time at another place of it
    private static Duration delay(GetScheduleResponse settings, Instant due) {
        Integer minutes = settings.flexibleTimeWindow().maximumWindowInMinutes();
        return minutes == null
                ? Duration.ZERO
                : Duration.ofSeconds(Math.floorMod((settings.arn() + due).hashCode(), minutes * SECONDS_A_MINUTE));
    }

    private void deliver(ScheduleRecord schedule, Instant due) {
        GetScheduleResponse settings = schedule.settings();
        Target target = settings.target();
        if (!SourceKind.service(target.arn()).equals("lambda")) {
            return;
        }
        Scope scope = account.in(schedule.region());
        String execution = UUID.randomUUID().toString();
        String payload = target.input() == null
                ? standard(scope, settings, execution, due)
                : target.input()
                        .replace("<aws.scheduler.schedule-arn>", settings.arn())
                        .replace("<aws.scheduler.scheduled-time>", due.toString())
                        .replace("<aws.scheduler.execution-id>", execution)
                        .replace("<aws.scheduler.attempt-number>", "1");
        RetryPolicy policy = Objects.requireNonNullElseGet(
                target.retryPolicy(), () -> RetryPolicy.builder().build());
        new Delivery(scope, "scheduler")
                .take(new Delivery.Order(
                        target.arn(),
                        Authority.ofRole(scope, target.roleArn()),
                        payload,
                        Objects.requireNonNullElse(policy.maximumRetryAttempts(), MOST_RETRIES),
                        Duration.ofSeconds(Objects.requireNonNullElse(policy.maximumEventAgeInSeconds(), OLDEST)),
                        target.deadLetterConfig() == null
                                ? null
                                : target.deadLetterConfig().arn(),
                        payload,
                        Map.of(
                                "SCHEDULE_ARN",
                                settings.arn(),
                                "SCHEDULED_TIME",
                                due.toString(),
                                "EXECUTION_ID",
                                execution,
                                "IS_PAYLOAD_TRUNCATED",
                                "false")));
    }

    /** Returns what AWS hands over when no input is given: its detail is a text. */
    private static String standard(Scope scope, GetScheduleResponse settings, String execution, Instant due) {
        ObjectNode event = Json.mapper()
                .createObjectNode()
                .put("version", "0")
                .put("id", execution)
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.scheduler")
                .put("account", scope.options().account())
                .put("time", due.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", scope.region());
        event.putArray("resources").add(settings.arn());
        return event.put("detail", "{}").toString();
    }
}
