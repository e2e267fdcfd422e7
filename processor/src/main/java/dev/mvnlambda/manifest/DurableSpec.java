package dev.mvnlambda.manifest;

/**
 * That the function is durable.
 *
 * @param executionTimeout seconds
 * @param retentionDays days
 */
public record DurableSpec(int executionTimeout, int retentionDays) {}
