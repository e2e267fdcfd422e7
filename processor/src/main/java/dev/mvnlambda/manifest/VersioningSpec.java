package dev.mvnlambda.manifest;

/**
 * That versions are published.
 *
 * @param alias the one alias that follows the newest version
 * @param keep how many versions stay
 */
public record VersioningSpec(String alias, int keep) {}
