package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.InvocationResult;

/**
 * A call through a function URL that reached its function.
 *
 * @param executedVersion a number, or {@code $LATEST}
 */
public record UrlInvocation(String executedVersion, InvocationResult result) {}
