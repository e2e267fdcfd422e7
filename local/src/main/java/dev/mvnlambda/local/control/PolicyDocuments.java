package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Policy documents as IAM takes and gives them. */
final class PolicyDocuments {

    private PolicyDocuments() {}

    /** Refuses what is no JSON object with statements. */
    static void check(@Nullable String document) {
        if (document == null) {
            throw IamFaults.missing("policyDocument");
        }
        try {
            if (!Json.mapper().readTree(document).path("Statement").isContainerNode()) {
                throw IamFaults.malformedPolicy("Syntax errors in policy.");
            }
        } catch (JsonProcessingException e) {
            throw IamFaults.malformedPolicy("This policy contains invalid Json");
        }
    }

    /** Returns a document as answers hold it: percent-encoded, spaces too. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
