package dev.mvnlambda.manifest;

import org.jspecify.annotations.Nullable;

/**
 * How fast a source is read: either calls at once are bounded, or pollers are provisioned.
 *
 * @param maximumConcurrency calls at once; absent when not bounded
 * @param minimumPollers absent when no pollers are provisioned, or AWS chooses
 * @param maximumPollers as {@code minimumPollers}
 */
public record ScalingSpec(
        @Nullable Integer maximumConcurrency,
        @Nullable Integer minimumPollers,
        @Nullable Integer maximumPollers) {}
