package dev.mvnlambda.aws;

import java.util.List;

/** What API Gateway calls, read backwards. */
final class InvokeArn {
    private static final String FUNCTIONS = "/functions/";
    private static final int PARTS = 7;

    private InvokeArn() {}

    /** The ARN of the function that it leads to, unqualified; empty when it leads to none. */
    static String function(String uri) {
        int start = uri.indexOf(FUNCTIONS);
        if (start < 0) {
            return "";
        }
        String[] parts = uri.substring(start + FUNCTIONS.length())
                .replaceFirst("/.*", "")
                .split(":", -1);
        return parts.length < PARTS ? "" : String.join(":", List.of(parts).subList(0, PARTS));
    }

    /** The name in AWS of the function that it leads to; empty when it leads to none. */
    static String functionName(String uri) {
        String arn = function(uri);
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
