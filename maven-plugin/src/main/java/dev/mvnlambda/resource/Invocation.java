package dev.mvnlambda.resource;

/**
 * A call of a function, as its consumers make it.
 *
 * @param payload JSON
 * @param waiting whether the answer is waited for; otherwise the call is only handed over
 */
public record Invocation(Target target, String payload, boolean waiting) {}
