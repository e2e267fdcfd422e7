package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;

/**
 * The ARN of a queue, a stream, a topic, a broker or a cluster.
 *
 * @param resource its last part, such as {@code orders}
 */
record SourceArn(String partition, String service, String region, String account, String resource) {
    static final String DYNAMODB = "dynamodb";

    private static final String STREAM = "/stream/";
    private static final String CONSUMER = "/consumer/";

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

    /** This ARN with another last part. */
    SourceArn with(String other) {
        return new SourceArn(partition, service, region, account, other);
    }

    /** The table whose stream this is; a table is its own. */
    SourceArn table() {
        int stream = resource.indexOf(STREAM);
        return stream < 0 ? this : with(resource.substring(0, stream));
    }

    /** Whether it is a table, of which only its stream can be read. */
    boolean isTable() {
        return service.equals(DYNAMODB) && !resource.contains(STREAM);
    }

    /** The stream that a consumer of its own reads; a stream is its own. */
    SourceArn stream() {
        int consumer = resource.indexOf(CONSUMER);
        return consumer < 0 ? this : with(resource.substring(0, consumer));
    }

    /** Whether it is a queue that keeps the order of its messages. */
    boolean isFifo() {
        return resource.endsWith(".fifo");
    }

    /** The name behind what kind it is, such as that of a table. */
    String name() {
        return resource.substring(resource.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
