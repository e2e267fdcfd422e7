package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the events of an EventBridge bus that match a pattern; repeats, once a rule (AWS API: {@code PutRule},
 * {@code PutTargets}). The rule calls the alias when versions are published, and stays the same when the alias moves. The
 * function's resource policy lets this rule call it, and no other.
 *
 * <pre>{@code
 * @Versioned
 * @EventBridgeTrigger(bus = "orders-${stage}", create = true,
 *         pattern = "{\"source\": [\"shop\"], \"detail\": {\"total\": [{\"numeric\": [\">\", 100]}]}}")
 * public class LargeOrders implements RequestHandler<ScheduledEvent, Void> { … }
 * }</pre>
 *
 * <p>The handler takes a {@code ScheduledEvent}, which in spite of its name is what every event of EventBridge looks like, a
 * {@code Map}, an {@code Object} or a stream; with an {@link #input()} it takes what that says. EventBridge calls asynchronously:
 * a handler that throws is called again as {@link Async} says, while {@link #retries()}, {@link #maxAge()} and {@link
 * #deadLetterQueue()} are for events that could not be handed to Lambda at all.
 *
 * <p>A rule that a deploy made is its own, but other targets on it are left alone; while there are any, the rule outlives its
 * trigger. What runs at a time, and not by an event, is a {@link ScheduleTrigger}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(EventBridgeTrigger.List.class)
public @interface EventBridgeTrigger {
    /**
     * The event bus: its name in the account and region of the deploy, or its ARN. A name is 1 to 256 letters, digits, {@code .},
     * {@code -}, {@code _} or {@code /} (AWS API: {@code EventBusName}). Default: {@code default}, where AWS's own services send
     * their events.
     */
    String bus() default "default";

    /**
     * The pattern in JSON that an event has to match, such as {@code {"source": ["aws.s3"]}}, at most 4096 characters; it is
     * checked by AWS's own rules when compiling (AWS API: {@code EventPattern}).
     */
    String pattern();

    /**
     * The JSON that the function is handed instead of the event, at most 8192 characters (AWS API: {@code Input}). Default: none,
     * it is handed the event.
     */
    String input() default "";

    /**
     * How often EventBridge tries again to hand an event to Lambda, 0 to 185 (AWS API: {@code RetryPolicy}, {@code
     * MaximumRetryAttempts}). Default: 185.
     */
    int retries() default 185;

    /**
     * How long EventBridge tries, in seconds, 60 to 86400 (AWS API: {@code RetryPolicy}, {@code MaximumEventAgeInSeconds}).
     * Default: 86400 (24 hours).
     */
    int maxAge() default 86400;

    /**
     * The ARN of the SQS queue for events that could not be handed to Lambda; not a FIFO queue (AWS API: {@code
     * DeadLetterConfig}). The queue's own policy has to allow {@code sqs:SendMessage} to {@code events.amazonaws.com}, else such
     * events are lost: a deploy does not touch the policy. Default: none, they are dropped.
     */
    String deadLetterQueue() default "";

    /** Whether the rule looks at events (AWS API: {@code State}). Default: true. */
    boolean enabled() default true;

    /**
     * Whether a deploy makes the bus, for one function of the app; {@link #bus()} is its name then, and it stays when the trigger
     * goes. Default: false, the bus is there already.
     */
    boolean create() default false;

    /** Holds repeated {@link EventBridgeTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        EventBridgeTrigger[] value();
    }
}
