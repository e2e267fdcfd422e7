package dev.mvnlambda.manifest;

/**
 * A schedule.
 *
 * @param source {@code rate(…)}, {@code cron(…)} or {@code at(…)}
 * @param timezone such as {@code Europe/Berlin}
 * @param input JSON that the function is handed, or empty for AWS's own
 * @param flexibleWindow minutes within which a call may come, 0 for on time
 * @param retries how often a call is tried again
 * @param deadLetterQueue ARN of the queue for calls that were given up, or empty
 */
public record ScheduleSpec(
        String source,
        String timezone,
        String input,
        int flexibleWindow,
        int retries,
        String deadLetterQueue,
        boolean enabled)
        implements TriggerSpec {}
