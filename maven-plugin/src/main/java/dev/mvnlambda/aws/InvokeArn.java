package dev.mvnlambda.aws;

/** What API Gateway calls, read backwards. */
final class InvokeArn {
    private static final String FUNCTIONS = "/functions/";

    private InvokeArn() {}

    /** The ARN that is called, with its qualifier; what is no such address stays as it is. */
    static String target(String uri) {
        int begin = uri.indexOf(FUNCTIONS);
        int end = uri.lastIndexOf('/');
        return begin > 0 && end > begin + FUNCTIONS.length() ? uri.substring(begin + FUNCTIONS.length(), end) : uri;
    }

    /** The ARN of the function that it leads to, unqualified; empty when it leads to none. */
    static String function(String uri) {
        String target = target(uri);
        return target.contains(":function:") ? LambdaArn.unqualified(target) : "";
    }

    /** The name in AWS of the function that it leads to; empty when it leads to none. */
    static String functionName(String uri) {
        return LambdaArn.functionName(function(uri));
    }
}
