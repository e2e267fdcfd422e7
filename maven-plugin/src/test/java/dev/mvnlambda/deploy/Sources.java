package dev.mvnlambda.deploy;

import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.AllowSpec;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Event sources, as the annotations of each service declare them. */
final class Sources {
    static final String MSK = "arn:aws:kafka:us-east-1:000000000000:cluster/shop/0-1";
    static final String MQ = "arn:aws:mq:us-east-1:000000000000:broker:shop:b-1";
    static final String SECRET = "arn:aws:secretsmanager:us-east-1:000000000000:secret:shop-AbCdEf";
    static final StreamSpec START = new StreamSpec("LATEST", "", 1, false, -1, -1, 0, "");
    static final BatchSpec BATCH = new BatchSpec(100, 0, false, List.of());
    static final BatchSpec BROKER_BATCH = new BatchSpec(100, null, false, List.of());
    static final StreamSpec KAFKA_START = new StreamSpec("LATEST", "", null, false, -1, -1, null, "");

    private static final List<AllowSpec> NETWORK =
            List.of(new AllowSpec("Allow", List.of("ec2:CreateNetworkInterface", "ec2:DescribeSubnets"), List.of("*")));

    private Sources() {}

    static EventSourceSpec table(String table) {
        return table(table, START, BATCH);
    }

    static EventSourceSpec table(String table, StreamSpec stream, BatchSpec batch) {
        return new EventSourceSpec(
                "dynamodb",
                table.startsWith("arn:") ? table : "table/" + table,
                List.of(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams"),
                List.of(),
                true,
                batch,
                null,
                stream,
                null,
                null);
    }

    static EventSourceSpec stream(String stream) {
        return stream(stream, START, BATCH);
    }

    static EventSourceSpec stream(String stream, StreamSpec start, BatchSpec batch) {
        return new EventSourceSpec(
                "kinesis",
                stream.startsWith("arn:") ? stream : "stream/" + stream,
                List.of(
                        "kinesis:DescribeStream",
                        "kinesis:DescribeStreamSummary",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards",
                        "kinesis:SubscribeToShard"),
                List.of(),
                true,
                batch,
                null,
                start,
                null,
                null);
    }

    /** A topic of a cluster of Amazon MSK, read by IAM. */
    static EventSourceSpec msk(String topic) {
        return kafka(MSK, new BrokerSpec(List.of(), topic, "", "", "", "", false, List.of()), KAFKA_START, null);
    }

    /** A topic of a cluster that AWS does not run. */
    static EventSourceSpec servers(String topic, String... servers) {
        BrokerSpec broker = new BrokerSpec(
                List.of(servers), topic, "", "", "", "", false, List.of(new AccessSpec("SASL_SCRAM_512_AUTH", SECRET)));
        return kafka(String.join(",", servers), broker, KAFKA_START, null);
    }

    static EventSourceSpec kafka(String source, BrokerSpec broker, StreamSpec start, @Nullable ScalingSpec scaling) {
        return new EventSourceSpec(
                "kafka",
                source,
                List.of("kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"),
                NETWORK,
                true,
                BROKER_BATCH,
                scaling,
                start,
                null,
                broker);
    }

    static EventSourceSpec mq(String queue) {
        return new EventSourceSpec(
                "mq",
                MQ,
                List.of("mq:DescribeBroker"),
                NETWORK,
                true,
                BROKER_BATCH,
                null,
                null,
                null,
                new BrokerSpec(
                        List.of(),
                        "",
                        "",
                        queue,
                        "",
                        "",
                        false,
                        List.of(new AccessSpec("BASIC_AUTH", SECRET), new AccessSpec("VIRTUAL_HOST", "/shop"))));
    }

    static EventSourceSpec documents(String database, String collection, boolean full) {
        return new EventSourceSpec(
                "rds",
                "cluster:shop",
                List.of("rds:DescribeDBClusters"),
                List.of(
                        NETWORK.get(0),
                        new AllowSpec("Allow", List.of("rds:DescribeDBClusterParameters"), List.of("cluster-pg:*")),
                        new AllowSpec("Allow", List.of("rds:DescribeDBSubnetGroups"), List.of("subgrp:*"))),
                true,
                BROKER_BATCH,
                null,
                new StreamSpec("LATEST", "", null, null, null, null, null, null),
                null,
                new BrokerSpec(
                        List.of(),
                        "",
                        "",
                        "",
                        database,
                        collection,
                        full,
                        List.of(new AccessSpec("BASIC_AUTH", SECRET))));
    }
}
