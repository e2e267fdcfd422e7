package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the function an HTTPS address of its own. The address belongs to the alias when versions are published, and stays
 * the same as long as it does.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Url {
    /** Who may call. Default: everyone; the plan says so. */
    UrlAuth auth() default UrlAuth.NONE;

    /**
     * Id or ARN of the CloudFront distribution that alone may call; implies {@link UrlAuth#IAM} and the two grants that an origin
     * access control needs (AWS API: {@code lambda:InvokeFunctionUrl} and {@code lambda:InvokeFunction} for {@code
     * cloudfront.amazonaws.com}). The distribution must be there; that it has an origin with the host of this address, and an
     * origin access control of the type {@code lambda}, is up to its owner. When the address changes, since versions are published
     * from now on or no more, or the alias gets another name, the plan says which origin has the old host; {@code
     * -Dlambda.yes} gives it the new one before the old address ends. Default: none.
     */
    String cloudFront() default "";

    /** Whether the answer is handed on whole or while it is written. Default: whole. */
    InvokeMode invokeMode() default InvokeMode.BUFFERED;

    /** Which pages of other origins may call. Default: all origins, methods and headers. */
    Cors cors() default @Cors;
}
