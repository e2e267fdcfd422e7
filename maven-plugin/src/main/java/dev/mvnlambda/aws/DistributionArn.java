package dev.mvnlambda.aws;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;

/** A distribution of CloudFront; it has no region. */
record DistributionArn(String partition, String account, String id) {
    private static final String KIND = "distribution/";

    /** The distribution that an id or an ARN means; an id is of the account of the function. */
    static DistributionArn of(String source, FunctionScope scope) {
        if (source.startsWith("arn:")) {
            SourceArn parts = SourceArn.parse(source);
            return new DistributionArn(
                    parts.partition(), parts.account(), parts.resource().replace(KIND, ""));
        }
        Identity identity = scope.stage().identity();
        return new DistributionArn(identity.partition(), identity.account(), source);
    }

    /** Whether it can be looked at. */
    boolean isIn(Identity identity) {
        return account.equals(identity.account());
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":cloudfront::" + account + ":" + KIND + id;
    }
}
