package dev.mvnlambda.resource;

/**
 * The code of a function.
 *
 * @param sha256 of the archive's bytes in base64, AWS's {@code CodeSha256}
 * @param contentHash over the archive's entries
 */
public record Code(String sha256, String contentHash) {}
