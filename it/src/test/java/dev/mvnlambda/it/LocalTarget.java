package dev.mvnlambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A local Lambda of a test's own: a free port, a directory that nobody else uses. */
record LocalTarget(int port, Path directory) {

    static LocalTarget fresh(Project project) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LocalTarget(socket.getLocalPort(), project.file("local-lambda"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to tell Maven. */
    String[] arguments() {
        return new String[] {
            "-Dlambda.target=local", "-Dlambda.local.port=" + port, "-Dlambda.local.dir=" + directory,
        };
    }

    LambdaClient client() {
        return configured(LambdaClient.builder());
    }

    SqsClient sqs() {
        return configured(SqsClient.builder());
    }

    CloudWatchLogsClient logs() {
        return configured(CloudWatchLogsClient.builder());
    }

    private <B extends AwsClientBuilder<B, C>, C> C configured(B builder) {
        return builder.endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
