package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with messages of devices that AWS IoT receives; repeats, once a rule (AWS API: {@code CreateTopicRule}). A
 * deploy makes the rule, which calls the alias when versions are published, and stays the same when the alias moves. Actions that
 * others add to the rule stay.
 *
 * <pre>{@code
 * @Versioned
 * @IotTrigger(sql = "SELECT temperature, topic(2) AS device FROM 'sensors/+/data' WHERE temperature > 50")
 * public class Overheated implements RequestHandler<Map<String, Object>, Void> { … }
 * }</pre>
 *
 * <p>What the statement selects is what the handler takes, so any type that JSON fits will do, but no class of AWS's library of
 * events, which has none for it. AWS calls asynchronously: {@link Async} says how often it tries, and where a message goes that
 * fails for ever. A changed statement is another rule: the new one is made before the old one goes, so that no message is lost,
 * but a few may come twice.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(IotTrigger.List.class)
public @interface IotTrigger {
    /**
     * The statement that messages are chosen and shaped by, in the SQL of AWS IoT, version 2016-03-23; either this or a {@link
     * #topic()} (AWS API: {@code sql}). Default: none.
     */
    String sql() default "";

    /**
     * The topic filter whose messages are taken as they are, short for {@code SELECT * FROM 'filter'}: 1 to 256 bytes, {@code +} for
     * one level, {@code #} for all further ones at its end, and no {@code '}; either this or {@link #sql()}. Default: none.
     */
    String topic() default "";

    /** Holds repeated {@link IotTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        IotTrigger[] value();
    }
}
