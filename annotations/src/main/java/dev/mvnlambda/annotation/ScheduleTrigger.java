package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function at a time, or again and again; repeats, once a schedule (AWS API: EventBridge Scheduler, {@code
 * CreateSchedule}). The schedule calls the alias when versions are published, and stays the same when the alias moves. It calls
 * with a role of its own, which may call this function and no other; all schedules of an app and stage are in one group.
 *
 * <pre>{@code
 * @Versioned
 * @ScheduleTrigger(expression = "cron(0 8 ? * MON-FRI *)", timezone = "Europe/Berlin")
 * public class DailyReport implements RequestHandler<ScheduledEvent, Void> { … }
 * }</pre>
 *
 * <p>The handler takes a {@code ScheduledEvent}, a {@code Map}, an {@code Object} or a stream; with an {@link #input()} it takes
 * what that says. Scheduler calls asynchronously: a handler that throws is called again as {@link Async} says, while {@link
 * #retries()} and {@link #deadLetterQueue()} are for calls that could not be handed to Lambda at all.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ScheduleTrigger.List.class)
public @interface ScheduleTrigger {
    /**
     * When the function is called, at most 256 characters (AWS API: {@code ScheduleExpression}):
     *
     * <ul>
     *   <li>{@code rate(5 minutes)}: a number from 1 on, and {@code minutes}, {@code hours} or {@code days}, in the singular with 1;
     *   <li>{@code cron(0 8 ? * MON-FRI *)}: minutes, hours, day of the month, month, day of the week and year, of which exactly
     *       one of the two days is {@code ?};
     *   <li>{@code at(2030-01-31T08:00:00)}: once.
     * </ul>
     */
    String expression();

    /**
     * The time zone of {@code cron} and {@code at}, such as {@code Europe/Berlin}, at most 50 characters (AWS API: {@code
     * ScheduleExpressionTimezone}). Default: {@code UTC}.
     */
    String timezone() default "UTC";

    /**
     * The JSON that the function is handed (AWS API: {@code Input}). Scheduler's context attributes may stand in it, such as
     * {@code <aws.scheduler.scheduled-time>}. Default: an event that a {@code ScheduledEvent} can be read from, with the schedule's
     * ARN as its resource and an empty detail; Scheduler's own would have a text as its detail, which a {@code ScheduledEvent}
     * cannot be read from.
     */
    String input() default "";

    /**
     * The minutes within which a call may come after its time, 0 to 1440; 0 is on time, to the minute (AWS API: {@code
     * FlexibleTimeWindow}). Default: 0.
     */
    int flexibleWindow() default 0;

    /**
     * How often Scheduler tries again to hand a call to Lambda, 0 to 185 (AWS API: {@code RetryPolicy}, {@code
     * MaximumRetryAttempts}). Default: 185.
     */
    int retries() default 185;

    /**
     * The ARN of the SQS queue for calls that could not be handed to Lambda; not a FIFO queue (AWS API: {@code DeadLetterConfig}).
     * The schedule's role may send to it; a queue of another account has to allow that too. Default: none, they are dropped.
     */
    String deadLetterQueue() default "";

    /** Whether the schedule runs (AWS API: {@code State}). Default: true. */
    boolean enabled() default true;

    /** Holds repeated {@link ScheduleTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        ScheduleTrigger[] value();
    }
}
