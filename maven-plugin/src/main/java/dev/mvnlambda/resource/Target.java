package dev.mvnlambda.resource;

import java.util.Optional;

/**
 * What every consumer of a function is pointed at: the alias when versions are published, else the function. Nothing else
 * builds the ARN of a function.
 *
 * @param functionName in AWS
 * @param qualifier the name of the alias, present exactly when versions are published
 */
public record Target(Identity identity, String functionName, Optional<String> qualifier) {

    /** The ARN of the function itself, for statements that have to name all its versions and aliases. */
    public String functionArn() {
        return "arn:" + identity.partition() + ":lambda:" + identity.region() + ":" + identity.account() + ":function:"
                + functionName;
    }

    /** The target ARN: of the alias when there is one. */
    public String arn() {
        return qualifier.map(alias -> functionArn() + ":" + alias).orElse(functionArn());
    }

    /** What API Gateway calls instead of the target ARN. */
    public String invokeArn() {
        return invokeArn("2015-03-31", "invocations");
    }

    /** What API Gateway calls to pass on an answer as it comes. */
    public String streamingInvokeArn() {
        return invokeArn("2021-11-15", "response-streaming-invocations");
    }

    private String invokeArn(String version, String action) {
        return "arn:" + identity.partition() + ":apigateway:" + identity.region() + ":lambda:path/" + version
                + "/functions/" + arn() + "/" + action;
    }

    /** All versions and aliases of the function, as a policy names them. */
    public String anyVersionArn() {
        return functionArn() + ":*";
    }
}
