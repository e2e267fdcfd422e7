package dev.mvnlambda.manifest;

/**
 * A mounted EFS access point.
 *
 * @param accessPoint its ARN
 * @param path where it appears
 */
public record FileSystemSpec(String accessPoint, String path) {}
