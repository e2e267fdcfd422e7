package dev.mvnlambda.resource;

/**
 * Where a deployment goes.
 *
 * @param account twelve digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param domain that the addresses end in which AWS makes there, such as {@code amazonaws.com}; empty where another endpoint stands
 *     in for AWS, since nothing answers under such an address then
 */
public record Identity(String account, String region, String partition, String domain) {}
