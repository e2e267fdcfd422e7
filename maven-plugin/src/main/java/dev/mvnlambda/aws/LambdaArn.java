package dev.mvnlambda.aws;

import java.util.Arrays;

/** The ARN of a function, or of one of its versions and aliases, as other services give it back. */
final class LambdaArn {
    private static final int PARTS = 7;

    private LambdaArn() {}

    /** The ARN of the function itself. */
    static String unqualified(String arn) {
        String[] parts = arn.split(":", -1);
        return String.join(":", Arrays.asList(parts).subList(0, Math.min(parts.length, PARTS)));
    }

    /** The name of the function, with the qualifier if there is one, as a person reads it. */
    static String shown(String arn) {
        String mark = ":function:";
        return arn.substring(arn.lastIndexOf(mark) + (arn.contains(mark) ? mark.length() : 1));
    }

    /** The name of the function. */
    static String functionName(String arn) {
        String unqualified = unqualified(arn);
        return unqualified.substring(unqualified.lastIndexOf(':') + 1);
    }
}
