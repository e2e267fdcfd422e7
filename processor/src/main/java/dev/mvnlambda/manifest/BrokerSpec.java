package dev.mvnlambda.manifest;

import java.util.List;

/**
 * What is read of a broker or a cluster, and how it is reached; texts that the kind of source does not know are empty.
 *
 * @param servers of a Kafka cluster that AWS does not run, sorted
 * @param consumerGroup empty also when AWS names it
 * @param collection empty also for all of the database
 * @param fullDocument whether a change brings the whole document
 * @param access sorted by type and URI
 */
public record BrokerSpec(
        List<String> servers,
        String topic,
        String consumerGroup,
        String queue,
        String database,
        String collection,
        boolean fullDocument,
        List<AccessSpec> access) {
    /** Copies what it is given. */
    public BrokerSpec {
        servers = List.copyOf(servers);
        access = List.copyOf(access);
    }

    /** The topic, queue or database: a source has one of these kinds. */
    public String within() {
        return topic + queue + database;
    }
}
