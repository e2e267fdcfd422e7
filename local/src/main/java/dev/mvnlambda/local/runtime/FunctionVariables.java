package dev.mvnlambda.local.runtime;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The environment variables of a function: its own and those that AWS sets; nothing of the server's but what the system needs. */
final class FunctionVariables {
    /** A Windows process without SystemRoot has no sockets. */
    private static final List<String> SYSTEM = List.of("PATH", "SystemRoot");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private FunctionVariables() {}

    static Map<String, String> of(RunnableVersion version, JvmOptions options) {
        Map<String, String> variables = new HashMap<>(defaults(options));
        variables.putAll(version.environment());
        variables.putAll(reserved(version));
        return variables;
    }

    /** What a function may set itself. */
    private static Map<String, String> defaults(JvmOptions options) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        for (String name : SYSTEM) {
            String value = System.getenv(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        if (options.endpoint() != null) {
            variables.put("AWS_ENDPOINT_URL", options.endpoint());
        }
        return variables;
    }

    private static Map<String, String> reserved(RunnableVersion version) {
        return Map.ofEntries(
                Map.entry("_HANDLER", version.handler()),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_DEFAULT_REGION", version.region()),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + version.runtime()),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(version.memoryMb())),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", version.functionName()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", version.version()),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", version.logGroup()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", stream(version)),
                Map.entry("AWS_REGION", version.region()),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("LAMBDA_RUNTIME_DIR", "/var/runtime"),
                Map.entry("LAMBDA_TASK_ROOT", version.code().directory().toString()));
    }

    private static String stream(RunnableVersion version) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return "%s/[%s]%s".formatted(LocalDate.now(ZoneOffset.UTC).format(DAY), version.version(), id);
    }
}
