package dev.mvnlambda.desired;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.manifest.Manifest;

/**
 * What one Maven module brings to a deployment.
 *
 * @param manifest as the sources declare it, placeholders unresolved
 * @param archive the code that all its functions share
 */
public record Module(Manifest manifest, Archive archive) {}
