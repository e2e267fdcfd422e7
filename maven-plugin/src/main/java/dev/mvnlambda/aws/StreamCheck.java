package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the tables and data streams that a function reads, so that a plan tells what AWS would refuse later. */
final class StreamCheck {
    private static final String KINESIS = "kinesis";

    private final Caller caller;
    private final Clients clients;
    private final TableStreams tables;

    StreamCheck(Caller caller, Clients clients, TableStreams tables) {
        this.caller = caller;
        this.clients = clients;
        this.tables = tables;
    }

    /** Why wanted mappings of a function cannot be made. */
    List<Observed> obstacles(FunctionScope scope, List<Node> wanted) {
        return wanted.stream()
                .filter(node -> node.function().equals(scope.name()))
                .flatMap(node -> node.properties() instanceof MappingProperties mapping
                        ? obstacle(node.key(), SourceArn.parse(mapping.source()), scope).stream()
                        : Stream.of())
                .toList();
    }

    private Optional<Observed> obstacle(ResourceKey key, SourceArn source, FunctionScope scope) {
        boolean here = source.isIn(scope.stage().identity());
        if (source.isTable()) {
            return here ? table(key, source, scope) : Optional.of(elsewhere(key, source, scope));
        }
        return source.service().equals(KINESIS) && here ? stream(key, source.stream(), scope) : Optional.empty();
    }

    private Optional<Observed> table(ResourceKey key, SourceArn table, FunctionScope scope) {
        TableStreams.Found found = tables.of(table);
        if (!found.exists()) {
            return Optional.of(Observed.Blocked.missing(
                    key,
                    "There is no table " + table.name() + ", which the @DynamoDbTrigger of " + scope.name()
                            + " reads. Make it, with a stream, or correct its name.",
                    table.toString()));
        }
        return found.stream().isPresent()
                ? Optional.empty()
                : Optional.of(new Observed.Blocked(
                        key,
                        "The table " + table.name() + " has no stream, which is what the @DynamoDbTrigger of "
                                + scope.name() + " reads. Turn it on: aws dynamodb update-table --table-name "
                                + table.name()
                                + " --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES"));
    }

    private static Observed elsewhere(ResourceKey key, SourceArn table, FunctionScope scope) {
        return new Observed.Blocked(
                key,
                "The table " + table + ", which the @DynamoDbTrigger of " + scope.name()
                        + " reads, is of another account or region, so its stream cannot be looked up. Write the ARN of the stream.");
    }

    private Optional<Observed> stream(ResourceKey key, SourceArn stream, FunctionScope scope) {
        var client = clients.kinesis();
        return caller.find(
                                "kinesis:DescribeStreamSummary",
                                () -> client.describeStreamSummary(r -> r.streamName(stream.name())))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Observed.Blocked.missing(
                        key,
                        "There is no stream " + stream.name() + ", which the @KinesisTrigger of " + scope.name()
                                + " reads. Make it, or correct its name.",
                        stream.toString()));
    }
}
