package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Greets, and tells which of its environment's calls this is. */
public class Greeter implements RequestHandler<Map<String, String>, Map<String, String>> {
    private int calls;

    @Override
    public Map<String, String> handleRequest(Map<String, String> input, Context context) {
        calls++;
        return Map.of(
                "greeting",
                "Hello " + input.get("name"),
                "call",
                Integer.toString(calls),
                "pid",
                Long.toString(ProcessHandle.current().pid()));
    }

    /** A method handler. */
    public String shout(String name) {
        return name.toUpperCase(java.util.Locale.ROOT);
    }
}
