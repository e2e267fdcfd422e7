package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Identity;
import java.util.Optional;

/** The ARNs of what AWS IoT calls functions by. */
final class IotArn {
    static final String PRINCIPAL = "iot.amazonaws.com";

    static final String SERVICE = "iot";

    private static final String RULE = "rule/";
    private static final String AUTHORIZER = "authorizer/";

    private IotArn() {}

    static String rule(Identity identity, String name) {
        return start(identity) + RULE + name;
    }

    static String authorizer(Identity identity, String name) {
        return start(identity) + AUTHORIZER + name;
    }

    /** The name in the ARN of a rule of that account and region; absent for any other ARN. */
    static Optional<String> ruleName(Identity identity, String arn) {
        return name(start(identity) + RULE, arn);
    }

    /** The name in the ARN of an authorizer of that account and region; absent for any other ARN. */
    static Optional<String> authorizerName(Identity identity, String arn) {
        return name(start(identity) + AUTHORIZER, arn);
    }

    private static Optional<String> name(String start, String arn) {
        return Optional.of(arn).filter(one -> one.startsWith(start)).map(one -> one.substring(start.length()));
    }

    private static String start(Identity identity) {
        return "arn:" + identity.partition() + ":" + SERVICE + ":" + identity.region() + ":" + identity.account() + ":";
    }
}
