package dev.mvnlambda.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.json.Json;

/**
 * Where messages go that were received too often.
 *
 * @param target the ARN of the dead-letter queue
 */
record RedrivePolicy(String target, int maxReceiveCount) {

    static final String ATTRIBUTE = "RedrivePolicy";

    private static final String TARGET = "deadLetterTargetArn";
    private static final String COUNT = "maxReceiveCount";
    private static final int MOST = 1000;

    static RedrivePolicy of(String json) {
        JsonNode policy = parsed(json);
        for (String member : new String[] {TARGET, COUNT}) {
            if (policy.path(member).asText().isEmpty()) {
                throw invalid(json, "Redrive policy does not contain mandatory attribute: " + member + ".");
            }
        }
        String count = policy.get(COUNT).asText();
        if (!count.matches("[0-9]{1,4}") || Integer.parseInt(count) < 1 || Integer.parseInt(count) > MOST) {
            throw invalid(
                    json,
                    "Invalid value for maxReceiveCount: " + count + ", valid values are from 1 to " + MOST
                            + " both inclusive.");
        }
        return new RedrivePolicy(policy.get(TARGET).asText(), Integer.parseInt(count));
    }

    static RuntimeException invalid(String json, String reason) {
        return SqsFaults.invalidParameter(json, ATTRIBUTE, reason);
    }

    String json() {
        return Json.mapper()
                .createObjectNode()
                .put(TARGET, target)
                .put(COUNT, maxReceiveCount)
                .toString();
    }

    private static JsonNode parsed(String json) {
        try {
            JsonNode policy = Json.mapper().readTree(json);
            if (policy.isObject()) {
                return policy;
            }
        } catch (JsonProcessingException e) {
            throw invalid(json, "Redrive policy is not a valid JSON map.");
        }
        throw invalid(json, "Redrive policy is not a valid JSON map.");
    }
}
