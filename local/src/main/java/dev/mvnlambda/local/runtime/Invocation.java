package dev.mvnlambda.local.runtime;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One call of a function.
 *
 * @param requestId a UUID
 * @param invokedArn as the caller named it, qualifier included; the handler sees it in its context
 * @param payload JSON, or anything for a stream handler
 * @param clientContext base64 of a JSON object, as a caller may send it
 * @param traceId the X-Ray trace header, if there is one
 */
public record Invocation(
        String requestId,
        String invokedArn,
        SdkBytes payload,
        @Nullable String clientContext,
        @Nullable String traceId) {}
