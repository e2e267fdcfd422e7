package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what all {@link HttpRoute}s of an app have in common; stands once, in {@code package-info.java} or on any of their handlers
 * (AWS API: {@code CreateApi} of API Gateway).
 *
 * <pre>{@code
 * @HttpApi(cors = @Cors(allowOrigins = "https://shop.example"))
 * package com.example.shop;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD})
public @interface HttpApi {
    /**
     * Which pages of other origins may call; AWS answers their preflight requests itself (AWS API: {@code CorsConfiguration}).
     * Default: all origins, methods and headers.
     */
    Cors cors() default @Cors;
}
