package dev.mvnlambda.local.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The function that an API calls, as its URI names it: the plain ARN, or that of the invocation. */
record ApiFunction(String region, String account, FunctionName name) {

    private static final Pattern PLAIN = Pattern.compile(
            "arn:aws[a-z-]*:lambda:([a-z0-9-]+):(\\d{12}):function:([a-zA-Z0-9_-]+)(?::([a-zA-Z0-9_$-]+))?");
    private static final Pattern INVOCATION =
            Pattern.compile("arn:aws[a-z-]*:apigateway:[a-z0-9-]+:lambda:path/\\d{4}-\\d{2}-\\d{2}/functions/(.+)/"
                    + "(?:response-streaming-)?invocations");

    /** Whether AWS takes a URI for that of a function. */
    static boolean isOne(@Nullable String uri) {
        return of(uri).isPresent();
    }

    static Optional<ApiFunction> of(@Nullable String uri) {
        String given = uri == null ? "" : uri;
        Matcher invocation = INVOCATION.matcher(given);
        Matcher plain = PLAIN.matcher(invocation.matches() ? invocation.group(1) : given);
        return plain.matches()
                ? Optional.of(new ApiFunction(
                        plain.group(1),
                        plain.group(2),
                        new FunctionName(plain.group(3), Optional.ofNullable(plain.group(4)))))
                : Optional.empty();
    }
}
