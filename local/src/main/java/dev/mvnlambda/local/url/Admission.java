package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What an authorizer says of a request.
 *
 * @param refusal null when the request may go on
 * @param authorizer what the function reads of its caller; null when there is nothing
 */
record Admission(@Nullable UrlResponse refusal, @Nullable ObjectNode authorizer) {

    static Admission granted(@Nullable ObjectNode authorizer) {
        return new Admission(null, authorizer);
    }

    static Admission refused(UrlResponse refusal) {
        return new Admission(refusal, null);
    }

    static Admission unauthorized() {
        return refused(UrlResponse.message(401, "Unauthorized"));
    }

    static Admission forbidden() {
        return refused(UrlResponse.message(403, "Forbidden"));
    }

    /** The authorizer itself failed. */
    static Admission failed() {
        return refused(UrlResponse.message(500, "Internal Server Error"));
    }
}
