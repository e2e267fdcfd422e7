package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;

/**
 * The ARN of a queue, a stream or a topic.
 *
 * @param resource its last part, such as {@code orders}
 */
record SourceArn(String partition, String service, String region, String account, String resource) {
    /** The source that an annotation names: by its ARN, or by its name in the account and region of the stage. */
    static SourceArn of(EventSourceSpec source, FunctionScope scope) {
        return of(source.service(), source.source(), scope.stage().identity());
    }

    /** What is named by its ARN, or by its name in the account and region of a stage. */
    static SourceArn of(String service, String source, Identity identity) {
        return source.startsWith("arn:")
                ? parse(source)
                : new SourceArn(identity.partition(), service, identity.region(), identity.account(), source);
    }

    static SourceArn parse(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6
                ? new SourceArn(parts[1], parts[2], parts[3], parts[4], parts[5])
                : new SourceArn("", "", "", "", arn);
    }

    /** Whether it is in the account and region of a stage, so that it can be looked at. */
    boolean isIn(Identity identity) {
        return region.equals(identity.region()) && account.equals(identity.account());
    }

    /** The key of the mapping that leads from here to a function. */
    ResourceKey mappingTo(FunctionScope scope) {
        String source = isIn(scope.stage().identity()) ? service + ":" + resource : toString();
        return new ResourceKey(EventSourceMappingType.KIND, scope.name() + "/" + source);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
