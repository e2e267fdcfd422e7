package dev.mvnlambda.manifest;

/**
 * Asynchronous invocation.
 *
 * @param maxAge seconds
 * @param onSuccess ARN or empty
 * @param onFailure ARN or empty
 */
public record AsyncSpec(int retries, int maxAge, String onSuccess, String onFailure) {}
