package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;

/** Tells all that a handler can know of itself. */
public class Curious implements RequestHandler<String, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(String question, Context context) {
        return switch (question) {
            case "environment" -> System.getenv();
            case "context" -> context(context);
            case "client" -> Map.copyOf(context.getClientContext().getCustom());
            case "jvm" -> jvm();
            case "endpoint" -> Map.of("url", String.valueOf(System.getenv("AWS_ENDPOINT_URL")));
            default -> throw new IllegalArgumentException(question);
        };
    }

    private static Map<String, String> context(Context context) {
        Map<String, String> facts = new HashMap<>();
        facts.put("requestId", context.getAwsRequestId());
        facts.put("functionName", context.getFunctionName());
        facts.put("functionVersion", context.getFunctionVersion());
        facts.put("invokedFunctionArn", context.getInvokedFunctionArn());
        facts.put("logGroup", context.getLogGroupName());
        facts.put("logStream", context.getLogStreamName());
        facts.put("memory", Integer.toString(context.getMemoryLimitInMB()));
        facts.put("remaining", Integer.toString(context.getRemainingTimeInMillis()));
        return facts;
    }

    private static Map<String, String> jvm() {
        return Map.of(
                "maxHeapMb",
                Long.toString(Runtime.getRuntime().maxMemory() >> 20),
                "directory",
                System.getProperty("user.dir"),
                "home",
                System.getProperty("java.home"),
                "users",
                String.valueOf(System.getProperty("users.own")),
                "trace",
                String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader")));
    }
}
