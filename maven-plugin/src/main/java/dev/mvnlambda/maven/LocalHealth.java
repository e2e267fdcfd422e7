package dev.mvnlambda.maven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * What a running local Lambda says of itself.
 *
 * @param version of lambda-local
 * @param pid of its process
 * @param directory where it keeps its state
 */
record LocalHealth(String version, long pid, String directory) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Empty when the answer is none of a local Lambda. */
    static Optional<LocalHealth> parse(String answer) {
        try {
            JsonNode health = MAPPER.readTree(answer);
            if (!health.path("version").isTextual() || !health.path("pid").isIntegralNumber()) {
                return Optional.empty();
            }
            return Optional.of(new LocalHealth(
                    health.path("version").asText(),
                    health.path("pid").asLong(),
                    health.path("directory").asText()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
