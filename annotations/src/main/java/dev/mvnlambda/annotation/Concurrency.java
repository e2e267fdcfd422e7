package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds and prepares the number of environments that run at once. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Concurrency {
    /**
     * How many invocations of the function may run at once, 0 or more; 0 stops the function. It is taken from the
     * account's concurrency, of which AWS keeps 100 unreserved. At least what {@link SqsTrigger#maximumConcurrency()} of all
     * queues together allows. Default: not reserved ({@code -1}).
     */
    int reserved() default -1;

    /**
     * How many environments are kept ready on the alias, 1 or more, at most {@link #reserved()}; versions are published.
     * Default: none ({@code -1}).
     */
    int provisioned() default -1;
}
