package dev.mvnlambda.local.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        @Nullable String traceId) {

    /** The JSON of the client context; throws {@link IllegalArgumentException} with AWS's text when it is not base64. */
    @Nullable String decodedClientContext() {
        try {
            return clientContext == null
                    ? null
                    : new String(Base64.getDecoder().decode(clientContext), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Client context must be a valid Base64-encoded JSON object.", e);
        }
    }
}
