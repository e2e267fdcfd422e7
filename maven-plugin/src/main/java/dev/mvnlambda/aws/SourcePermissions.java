package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.AllowSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.resource.FunctionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a role needs to read one event source: the source by its ARN, its secrets, its network. */
final class SourcePermissions {
    private static final String SECRET = "secretsmanager";
    private static final String ANY = "*";

    private final EventSourceSpec spec;
    private final SourceArn source;
    private final List<Statement> statements = new ArrayList<>();

    private SourcePermissions(EventSourceSpec spec, FunctionScope scope) {
        this.spec = spec;
        this.source = SourceArn.of(spec, scope);
    }

    static List<Statement> of(EventSourceSpec spec, FunctionScope scope) {
        SourcePermissions permissions = new SourcePermissions(spec, scope);
        BrokerSpec broker = spec.broker();
        if (broker == null || broker.servers().isEmpty()) {
            permissions.source();
            permissions.others();
        } else if (broker.access().stream().anyMatch(access -> access.type().equals("VPC_SUBNET"))) {
            permissions.others();
        }
        if (broker != null) {
            permissions.secrets(broker);
            permissions.kafka(broker);
        }
        return permissions.statements;
    }

    private void source() {
        statements.add(new Statement("Allow", spec.actions(), resources(), Map.of()));
    }

    /** A table is read by any stream that it has, and a consumer of a stream looks at the stream too. */
    private List<String> resources() {
        if (source.isTable()) {
            return List.of(source + "/stream/*");
        }
        SourceArn stream = source.stream();
        return stream.equals(source) ? List.of(source.toString()) : List.of(stream.toString(), source.toString());
    }

    private void others() {
        for (AllowSpec other : spec.others()) {
            statements.add(new Statement(
                    other.effect(),
                    other.actions(),
                    other.resources().stream().map(this::resource).toList(),
                    Map.of()));
        }
    }

    private String resource(String last) {
        return last.equals(ANY) ? ANY : source.with(last).toString();
    }

    private void secrets(BrokerSpec broker) {
        broker.access().stream()
                .map(AccessSpec::uri)
                .filter(uri -> SourceArn.parse(uri).service().equals(SECRET))
                .distinct()
                .forEach(secret -> statements.add(Statement.allow(List.of(SECRET + ":GetSecretValue"), secret)));
    }

    /** Without credentials, a cluster of Amazon MSK is read by IAM: as consumer of the group, which AWS names if nobody does. */
    private void kafka(BrokerSpec broker) {
        if (broker.topic().isEmpty()
                || !broker.servers().isEmpty()
                || !broker.access().isEmpty()) {
            return;
        }
        String group = broker.consumerGroup().isEmpty() ? ANY : broker.consumerGroup();
        statements.add(Statement.allow(
                List.of("kafka-cluster:Connect", "kafka-cluster:DescribeClusterDynamicConfiguration"),
                source.toString()));
        statements.add(Statement.allow(
                List.of("kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"), part("topic", broker.topic())));
        statements.add(Statement.allow(
                List.of("kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"), part("group", group)));
        failures(spec.stream() == null ? null : spec.stream().onFailure());
    }

    private void failures(@Nullable String destination) {
        String start = "kafka://";
        if (destination != null && destination.startsWith(start)) {
            statements.add(Statement.allow(
                    List.of("kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"),
                    part("topic", destination.substring(start.length()))));
        }
    }

    private String part(String kind, String name) {
        return source.with(source.resource().replaceFirst("^cluster/", kind + "/")) + "/" + name;
    }
}
