package dev.mvnlambda.local.control;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Tokens that functions and their partners hand back unread: base64, as AWS bounds them. */
final class CheckpointTokens {

    /** The operation that a callback id stands for. */
    record Callback(String executionArn, String operationId) {}

    private CheckpointTokens() {}

    /** Returns a token for one checkpoint. */
    static String next() {
        return encoded(UUID.randomUUID().toString());
    }

    static String callbackId(String executionArn, String operationId) {
        return encoded(executionArn + "#" + operationId);
    }

    /** Reads a callback id; empty when it is none of ours. */
    static Optional<Callback> callback(String id) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(id), StandardCharsets.UTF_8).split("#", -1);
            return parts.length == 2 ? Optional.of(new Callback(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
