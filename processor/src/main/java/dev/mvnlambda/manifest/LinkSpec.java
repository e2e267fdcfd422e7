package dev.mvnlambda.manifest;

/**
 * A link to another function.
 *
 * @param function its logical name
 * @param url whether its URL is handed over, if it has one
 */
public record LinkSpec(String function, boolean url) {}
