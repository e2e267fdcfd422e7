package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.InputException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How an account is reached; what is empty is found where the aws CLI finds it.
 *
 * @param region such as {@code eu-central-1}
 * @param profile of the shared configuration files
 * @param endpoint of all services, instead of AWS's own
 * @param anonymous whether credentials do not matter, as for the local Lambda
 */
public record Connection(String region, String profile, String endpoint, boolean anonymous) {
    private static final Duration UPLOAD_AT_MOST = Duration.ofMinutes(5);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(16);
    private static final Duration CONNECT_AT_MOST = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 64;

    /** The connection to a local Lambda. */
    public static Connection local(String region, String endpoint) {
        return new Connection(region, "", endpoint, true);
    }

    /**
     * The region, given or found.
     *
     * @throws InputException if there is none
     */
    public String resolvedRegion() {
        if (!region.isEmpty()) {
            return region;
        }
        try {
            var chain = DefaultAwsRegionProviderChain.builder();
            if (!profile.isEmpty()) {
                chain.profileName(profile);
            }
            return Optional.ofNullable(chain.build().getRegion())
                    .map(Region::id)
                    .orElseThrow(Connection::noRegion);
        } catch (SdkClientException e) {
            throw noRegion();
        }
    }

    private static InputException noRegion() {
        return new InputException(
                "No AWS region is set. Set -Dlambda.region=…, AWS_REGION, or a region in the profile; or try it "
                        + "without an account: -Dlambda.target=local.");
    }

    /** Clients that count what they send again. */
    public Clients clients(Calls calls, Modules modules) {
        AwsCredentialsProvider credentials = credentials();
        Region where = Region.of(resolvedRegion());
        Retries retries = new Retries(calls);
        Settings settings = new Settings(where, http(UPLOAD_AT_MOST), credentials, retries, Retries.strategy());
        return new Clients(modules, new Clients.Factory() {
            @Override
            public <C extends SdkClient> C create(Class<C> type) {
                return type.cast(configured(builder(type), settings).build());
            }

            @Override
            public <C extends SdkClient> C createPatient(Class<C> type) {
                Settings patient = new Settings(
                        where, http(LONGEST_CALL), credentials, retries, DefaultRetryStrategy.doNotRetry());
                return type.cast(configured(builder(type), patient).build());
            }

            @Override
            public String endpoint() {
                return endpoint;
            }
        });
    }

    private static SdkHttpClient http(Duration answerWithin) {
        return ApacheHttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT_AT_MOST)
                .socketTimeout(answerWithin)
                .tcpKeepAlive(true)
                .build();
    }

    /** Every client's interface has a static method for its builder. */
    private AwsSyncClientBuilder<?, ?> builder(Class<? extends SdkClient> type) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            if (builder instanceof S3ClientBuilder s3) {
                s3.forcePathStyle(!endpoint.isEmpty());
            }
            return (AwsSyncClientBuilder<?, ?>) Objects.requireNonNull(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What all clients have in common. */
    private record Settings(
            Region region,
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            Retries retries,
            RetryStrategy strategy) {}

    private AwsCredentialsProvider credentials() {
        if (anonymous) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        }
        var found = DefaultCredentialsProvider.builder();
        if (!profile.isEmpty()) {
            found.profileName(profile);
        }
        return found.build();
    }

    private AwsClientBuilder<?, ?> configured(AwsSyncClientBuilder<?, ?> sync, Settings settings) {
        sync.httpClient(settings.http());
        AwsClientBuilder<?, ?> builder = (AwsClientBuilder<?, ?>) sync;
        builder.region(settings.region());
        builder.credentialsProvider(settings.credentials());
        builder.overrideConfiguration(
                override -> override.retryStrategy(settings.strategy()).addExecutionInterceptor(settings.retries()));
        if (!endpoint.isEmpty()) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder;
    }
}
