package dev.mvnlambda.manifest;

/**
 * What AWS reaches a source by.
 *
 * @param type as AWS names it, such as {@code BASIC_AUTH}
 * @param uri the ARN of a secret, a subnet, a security group or a virtual host
 */
public record AccessSpec(String type, String uri) {}
