package dev.mvnlambda.local.sqs;

import java.net.URI;
import java.time.Duration;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A running ElasticMQ on a free port of the loopback; it knows one region and names queues by their ids. */
record ElasticMq(SQSRestServer server, SqsClient client) implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "000000000000";
    private static final Duration LONGER_THAN_ANY_POLL = Duration.ofSeconds(60);

    static ElasticMq start() {
        SQSRestServer server = SQSRestServerBuilder.withInterface(LOOPBACK)
                .withDynamicPort()
                .withAWSRegion(REGION)
                .withAWSAccountId(ACCOUNT)
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        SqsClient client = SqsClient.builder()
                .endpointOverride(URI.create("http://" + LOOPBACK + ":" + port))
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.builder()
                        .socketTimeout(LONGER_THAN_ANY_POLL)
                        .build())
                .build();
        return new ElasticMq(server, client);
    }

    /** Returns the ARN by which it knows a queue. */
    static String arn(String name) {
        return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name;
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
