package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the HTTP API check tokens by itself, without a function: those of a Cognito user pool, or of any other OpenID Connect
 * issuer; repeats. Stands in {@code package-info.java} or on a handler, and {@link HttpRoute#authorizer()} names it (AWS API:
 * {@code CreateAuthorizer}, {@code JWT}).
 *
 * <pre>{@code
 * @JwtAuthorizer(name = "customers", issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1", audience = "shop")
 * package com.example.shop;
 * }</pre>
 *
 * <p>A caller sends the token in the header {@code Authorization}. It is good when the issuer's keys signed it (RS256), it is
 * neither too old nor too young, {@code iss} is the issuer, and {@code aud}, or {@code client_id} where there is none, is one of
 * the audience. Its claims stand in the event, in {@code requestContext.authorizer.jwt.claims}.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD})
@Repeatable(JwtAuthorizer.List.class)
public @interface JwtAuthorizer {
    /** What routes call it: 1 to 128 letters, digits, {@code -}, {@code _} or {@code .}, other than {@code IAM}. */
    String name();

    /**
     * Who signs the tokens: an {@code https} address, below which {@code /.well-known/openid-configuration} stands; for the local
     * Lambda {@code http} on this machine will do (AWS API: {@code Issuer}).
     */
    String issuer();

    /** For whom tokens have to be; one of them is enough (AWS API: {@code Audience}). */
    String[] audience();

    /** What a token has to allow on every route; one of them is enough (AWS API: {@code AuthorizationScopes}). Default: nothing. */
    String[] scopes() default {};

    /** Holds repeated {@link JwtAuthorizer} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        JwtAuthorizer[] value();
    }
}
