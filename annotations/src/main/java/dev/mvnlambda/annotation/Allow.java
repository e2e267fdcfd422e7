package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds one statement to the generated role; repeats.
 *
 * <pre>{@code
 * @Allow(actions = "dynamodb:PutItem", resources = "arn:aws:dynamodb:${region}:${account}:table/orders-${stage}")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Allow.List.class)
public @interface Allow {
    /** Actions such as {@code s3:GetObject}; at least one. */
    String[] actions();

    /** ARNs, or {@code *}; at least one. */
    String[] resources();

    /** Whether the statement allows or denies. Default: allows. */
    Effect effect() default Effect.ALLOW;

    /** Holds repeated {@link Allow} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        Allow[] value();
    }
}
