package dev.mvnlambda.annotation;

/** What a function that is an {@link Authorizer} is handed. */
public enum AuthorizerType {
    /** The request: its headers, query, path variables and context. */
    REQUEST,
    /** The value of one header, and which method is called; REST APIs only. */
    TOKEN
}
