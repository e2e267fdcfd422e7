package dev.mvnlambda.aws;

import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.Optional;

/**
 * A log group, by account and region.
 *
 * @param name such as {@code /aws/lambda/shop-dev-Orders}
 */
record LogGroupArn(String partition, String region, String account, String name) {
    private static final String KIND = "log-group:";
    private static final String STREAMS = ":*";

    /** The group that a name or an ARN means; a name is of the account and region of the function. */
    static LogGroupArn of(String source, FunctionScope scope) {
        if (source.startsWith("arn:")) {
            return parse(source);
        }
        Identity identity = scope.stage().identity();
        return new LogGroupArn(identity.partition(), identity.region(), identity.account(), withoutStreams(source));
    }

    /** The group of an ARN, with or without the asterisk that stands for its streams. */
    static LogGroupArn parse(String arn) {
        SourceArn parts = SourceArn.parse(arn);
        String resource = parts.resource();
        String name = resource.startsWith(KIND) ? resource.substring(KIND.length()) : resource;
        return new LogGroupArn(parts.partition(), parts.region(), parts.account(), withoutStreams(name));
    }

    private static String withoutStreams(String name) {
        return name.endsWith(STREAMS) ? name.substring(0, name.length() - STREAMS.length()) : name;
    }

    /** Whether a subscription in it can lead to functions of the stage. */
    boolean isIn(Identity identity) {
        return region.equals(identity.region()) && account.equals(identity.account());
    }

    /** Whether a deploy of the stage may be about to make it, for a function of its own. */
    boolean isOfFunctionIn(Stage stage) {
        String start = LogGroupType.ofFunction(stage.functionName("X"));
        return name.startsWith(start.substring(0, start.length() - 1));
    }

    /** The key by which a deploy of the stage makes it, for a function of its own; absent where its name does not tell that. */
    Optional<ResourceKey> key(Stage stage) {
        String start = LogGroupType.ofFunction("");
        return isIn(stage.identity()) && name.startsWith(start)
                ? stage.logicalName(name.substring(start.length()))
                        .map(function -> new ResourceKey(LogGroupType.KIND, function))
                : Optional.empty();
    }

    /** The ARN as a grant names it: with all streams. */
    String withStreams() {
        return "arn:" + partition + ":logs:" + region + ":" + account + ":" + KIND + name + STREAMS;
    }
}
