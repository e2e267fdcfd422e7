package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What AWS wants of environment variables beyond the form of their names. */
final class EnvironmentCheck {

    private static final int LARGEST = 4096;
    private static final String REFUSED = "Lambda was unable to configure your environment variables because the"
            + " environment variables you have provided ";

    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT");

    private EnvironmentCheck() {}

    static void check(Map<String, String> variables) {
        Set<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw Faults.invalidParameter(REFUSED
                    + "contains reserved keys that are currently not supported for modification. Reserved keys used in"
                    + " this request: " + String.join(", ", reserved));
        }
        String measured = json(variables);
        if (measured.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw Faults.invalidParameter(REFUSED + "exceeded the 4KB limit. String measured: " + measured);
        }
    }

    private static String json(Map<String, String> variables) {
        try {
            return Json.mapper().writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
