package dev.mvnlambda.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Concurrency of a function.
 *
 * @param reserved of the function; absent when not reserved, 0 stops the function
 * @param provisioned of the alias; absent when none
 */
public record ConcurrencySpec(
        @Nullable Integer reserved, @Nullable Integer provisioned) {}
