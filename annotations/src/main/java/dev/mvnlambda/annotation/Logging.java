package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a function logs, in which form, and for how long it is kept. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Logging {
    /**
     * Days until log events are removed; one of the numbers that CloudWatch Logs allows: 1, 3, 5, 7, 14, 30, 60, 90, 120,
     * 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653; 0 keeps them for ever. Default: 30.
     */
    int retentionDays() default 30;

    /** Plain lines or JSON. Default: JSON for a {@link Durable} function, else plain lines. */
    LogFormat format() default LogFormat.DEFAULT;

    /** The least level that is kept; needs the format JSON. Default: as AWS has it. */
    LogLevel level() default LogLevel.DEFAULT;

    /**
     * The log group, 1 to 512 letters, digits, or any of {@code . - _ / #}. One that is not there is made; one that somebody else
     * made is used as it is, {@link #retentionDays} does not count for it, and it is never removed. Functions that share one have
     * the same {@link #retentionDays}, and it goes with the last of them. Default: {@code /aws/lambda/<function>}.
     */
    String group() default "";
}
