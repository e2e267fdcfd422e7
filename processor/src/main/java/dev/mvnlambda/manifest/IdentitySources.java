package dev.mvnlambda.manifest;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How AWS writes what an authorizer tells callers apart by: otherwise in each kind of API. */
public final class IdentitySources {
    private static final Map<String, List<String>> BEGINNINGS = Map.of(
            "HTTP", List.of("$request.header.", "$request.querystring.", "$context.", "$stageVariables."),
            "REST", List.of("method.request.header.", "method.request.querystring.", "context.", "stageVariables."),
            "WEBSOCKET", List.of("route.request.header.", "route.request.querystring.", "context.", "stageVariables."),
            "IOT", List.of());

    /** The header that a token comes in, unless another one is named. */
    public static final String USUAL_TOKEN = "method.request.header.Authorization";

    private static final Pattern TOKEN = Pattern.compile("method\\.request\\.header\\.[^,\\s]+");

    private IdentitySources() {}

    /** Whether it is one header, which a token may come in. */
    public static boolean isToken(String source) {
        return TOKEN.matcher(source).matches();
    }

    /** What one may begin with; nothing where there are none. */
    public static List<String> beginnings(String api) {
        return BEGINNINGS.getOrDefault(api, List.of());
    }

    /** Whether AWS understands one. */
    public static boolean isOne(String source, String api) {
        return beginnings(api).stream()
                .anyMatch(beginning -> source.startsWith(beginning) && source.length() > beginning.length());
    }
}
