package dev.mvnlambda.manifest;

import org.jspecify.annotations.Nullable;

/**
 * What the routes of an HTTP API have in common.
 *
 * @param cors absent when the API is to answer no cross-origin requests
 */
public record HttpApiSpec(@Nullable CorsSpec cors) {}
