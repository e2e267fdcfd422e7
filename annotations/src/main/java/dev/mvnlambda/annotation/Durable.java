package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a durable function: its class extends {@code software.amazon.lambda.durable.DurableHandler}, and an execution may
 * outlive many invocations. AWS invokes it by version or alias only, so versions are published. AWS allows this to be
 * turned on or off only when a function is created.
 *
 * <pre>{@code
 * @Durable(executionTimeout = 86400)
 * public class Fulfilment extends DurableHandler<Order, Receipt> { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Durable {
    /**
     * The longest time of a whole execution in seconds, 1 to 31622400 (366 days). Default: 1209600 (14 days). Synchronous
     * callers, such as a function URL, wait 15 minutes (900 s) at most, and AWS takes no longer one beside an event source
     * such as {@link SqsTrigger}.
     */
    int executionTimeout() default 1209600;

    /** How long the history of an ended execution is kept, in days, 1 to 90. Default: 30. */
    int retentionDays() default 30;
}
