package dev.mvnlambda.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A function URL.
 *
 * @param auth {@code NONE} or {@code AWS_IAM}, as AWS calls them
 * @param cloudFront id or ARN of the only distribution that may call, or empty
 * @param invokeMode {@code BUFFERED} or {@code RESPONSE_STREAM}
 * @param cors absent when AWS is to answer no cross-origin requests
 */
public record UrlSpec(
        String auth,
        String cloudFront,
        String invokeMode,
        @Nullable CorsSpec cors) {}
