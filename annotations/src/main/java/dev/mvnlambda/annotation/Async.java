package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What happens to an asynchronous invocation that fails or ends (AWS API: {@code PutFunctionEventInvokeConfig}). */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Async {
    /** How often a failed invocation is tried again, 0 to 2. Default: 2. */
    int retries() default 2;

    /** How long an event may wait, in seconds, 60 to 21600. Default: 21600 (6 hours). */
    int maxAge() default 21600;

    /** ARN of the queue, topic, bus or other function that hears of success. Default: none. */
    String onSuccess() default "";

    /** ARN of the queue, topic, bus, other function or bucket that hears of failure. Default: none. */
    String onFailure() default "";
}
