package dev.mvnlambda.it;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Something that speaks AWS's protocols on the loopback: the local Lambda, or a double that somebody else wrote. */
record Endpoint(URI address) {

    /** A client that nobody needs to close: it holds no connection. */
    <C extends SdkClient> C client(Class<C> type) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            if (builder instanceof S3ClientBuilder s3) {
                s3.forcePathStyle(true);
            }
            ((AwsSyncClientBuilder<?, ?>) builder).httpClientBuilder(UrlConnectionHttpClient.builder());
            AwsClientBuilder<?, ?> configured = (AwsClientBuilder<?, ?>) builder;
            configured.endpointOverride(address);
            configured.region(Region.US_EAST_1);
            configured.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
            return type.cast(configured.build());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
