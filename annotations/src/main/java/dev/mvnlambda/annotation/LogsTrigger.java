package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the events of a log group of CloudWatch Logs; repeats, once a log group (AWS API: {@code
 * PutSubscriptionFilter}). The subscription leads to the alias when versions are published, and stays the same when the alias
 * moves.
 *
 * <pre>{@code
 * @Versioned
 * @LogsTrigger(logGroup = "/orders/${stage}", pattern = "?ERROR ?WARN")
 * public class Alarm implements RequestHandler<CloudWatchLogsEvent, Void> { … }
 * }</pre>
 *
 * <p>The handler takes a {@code CloudWatchLogsEvent}, a {@code Map}, an {@code Object} or a stream; the events are in its data,
 * compressed with gzip and written in base64. AWS calls the function asynchronously, so {@link Async} says what happens to what
 * fails. AWS allows two subscriptions a log group, whoever made them; those of others are left alone, and one that another function
 * of the same app and stage does not want any more makes room. A log group must be there before the deploy, unless it is that of
 * another function of the same app and stage. A function cannot subscribe to its own log: each call would log, and so cause the
 * next one.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(LogsTrigger.List.class)
public @interface LogsTrigger {
    /**
     * The log group: its name in the account and region of the deploy, or its ARN, with or without {@code :*} at the end. A name
     * is 1 to 512 letters, digits or any of {@code .-_/#} (AWS API: {@code logGroupName}).
     */
    String logGroup();

    /**
     * What an event has to match, up to 1024 characters, in the filter syntax of CloudWatch Logs (AWS API: {@code
     * filterPattern}). Default: every event.
     */
    String pattern() default "";

    /** The triggers of a function that subscribes to more than one log group. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The triggers. */
        LogsTrigger[] value();
    }
}
