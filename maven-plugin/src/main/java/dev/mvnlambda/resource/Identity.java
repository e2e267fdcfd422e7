package dev.mvnlambda.resource;

/**
 * Where a deployment goes.
 *
 * @param account twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 */
public record Identity(String account, String region, String partition) {}
