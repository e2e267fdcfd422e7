package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-origin rules of a function URL or of the HTTP API; AWS answers the preflight requests itself (AWS API: {@code Cors}, {@code
 * CorsConfiguration}). Stands inside {@link Url#cors()} and {@link HttpApi#cors()}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({})
public @interface Cors {
    /** Whether there are any rules; {@code false} leaves cross-origin answers to the handler. Default: true. */
    boolean enabled() default true;

    /** Origins that may call, such as {@code https://example.com}, at most 100 of 1 to 253 characters. Default: all. */
    String[] allowOrigins() default "*";

    /**
     * Methods that may be used, at most 6 of at most 6 characters each, so {@code OPTIONS} does not fit and is answered
     * anyway. Default: all.
     */
    String[] allowMethods() default "*";

    /** Request headers that may be sent, at most 100. Default: all. */
    String[] allowHeaders() default "*";

    /** Response headers that the page may read, at most 100. Default: none. */
    String[] exposeHeaders() default {};

    /** Whether cookies and credentials may be sent; browsers refuse this with the origin {@code *}. Default: false. */
    boolean allowCredentials() default false;

    /** How long a browser may remember the answer, in seconds, 0 to 86400. Default: 0. */
    int maxAge() default 0;
}
