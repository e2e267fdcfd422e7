package dev.mvnlambda.manifest;

/**
 * One environment variable.
 *
 * @param secret whether the value is masked in all output
 */
public record EnvironmentSpec(String name, String value, boolean secret) {}
