package dev.mvnlambda.local.control;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's own clients, for an endpoint. */
public final class Clients {

    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
    private static final SdkHttpClient PATCHING = ApacheHttpClient.create();

    private Clients() {}

    /** Returns Lambda in us-east-1. */
    public static LambdaClient lambda(URI endpoint) {
        return lambda(endpoint, "us-east-1");
    }

    /** Returns Lambda in a region. */
    public static LambdaClient lambda(URI endpoint, String region) {
        return at(endpoint, region, LambdaClient.builder()).build();
    }

    /** Returns Lambda in us-east-1 with somebody who listens in. */
    static LambdaClient lambda(URI endpoint, ExecutionInterceptor listener) {
        return at(endpoint, "us-east-1", LambdaClient.builder())
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(listener))
                .build();
    }

    /** Returns IAM. */
    public static IamClient iam(URI endpoint) {
        return at(endpoint, "us-east-1", IamClient.builder()).build();
    }

    /** Returns STS. */
    public static StsClient sts(URI endpoint) {
        return at(endpoint, "us-east-1", StsClient.builder()).build();
    }

    /** Returns CloudWatch Logs. */
    public static CloudWatchLogsClient logs(URI endpoint) {
        return at(endpoint, "us-east-1", CloudWatchLogsClient.builder()).build();
    }

    /** Returns API Gateway's HTTP and WebSocket APIs. */
    public static ApiGatewayV2Client apiGatewayV2(URI endpoint) {
        // the other HTTP client knows no PATCH
        return at(endpoint, "us-east-1", ApiGatewayV2Client.builder())
                .httpClient(PATCHING)
                .build();
    }

    /** Returns DynamoDB. */
    public static DynamoDbClient dynamoDb(URI endpoint) {
        return at(endpoint, "us-east-1", DynamoDbClient.builder()).build();
    }

    /** Returns Kinesis. */
    public static KinesisClient kinesis(URI endpoint) {
        return at(endpoint, "us-east-1", KinesisClient.builder()).build();
    }

    /** Returns SQS. */
    public static SqsClient sqs(URI endpoint) {
        return at(endpoint, "us-east-1", SqsClient.builder()).build();
    }

    /** Returns SNS. */
    public static SnsClient sns(URI endpoint) {
        return at(endpoint, "us-east-1", SnsClient.builder()).build();
    }

    /** Returns AWS IoT. */
    public static IotClient iot(URI endpoint) {
        return at(endpoint, "us-east-1", IotClient.builder()).build();
    }

    /** Returns Cognito's user pools. */
    public static CognitoIdentityProviderClient cognito(URI endpoint) {
        return at(endpoint, "us-east-1", CognitoIdentityProviderClient.builder())
                .build();
    }

    /** Returns the tagging API. */
    public static ResourceGroupsTaggingApiClient tagging(URI endpoint) {
        return at(endpoint, "us-east-1", ResourceGroupsTaggingApiClient.builder())
                .build();
    }

    /** Returns Elastic Load Balancing. */
    public static ElasticLoadBalancingV2Client loadBalancing(URI endpoint) {
        return at(endpoint, "us-east-1", ElasticLoadBalancingV2Client.builder()).build();
    }

    /** Returns CloudFront. */
    public static CloudFrontClient cloudFront(URI endpoint) {
        return at(endpoint, "us-east-1", CloudFrontClient.builder()).build();
    }

    /** Returns S3, with the bucket in the path. */
    public static S3Client s3(URI endpoint) {
        return at(endpoint, "us-east-1", S3Client.builder())
                .forcePathStyle(true)
                .build();
    }

    /** Returns any other service. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(URI endpoint, B builder) {
        return at(endpoint, "us-east-1", builder).build();
    }

    /** Returns any service, by its client's type; what is sent to hosts of their own comes here, too. */
    public static <C extends SdkClient> C of(URI endpoint, Class<C> type) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            if (builder instanceof S3ClientBuilder s3) {
                s3.forcePathStyle(true);
            }
            AwsClientBuilder<?, ?> configured = (AwsClientBuilder<?, ?>) builder;
            configured
                    .endpointOverride(endpoint)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                    .overrideConfiguration(configuration -> configuration
                            .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)
                            .retryStrategy(DefaultRetryStrategy.doNotRetry()));
            ((AwsSyncClientBuilder<?, ?>) configured).httpClient(PATCHING);
            return type.cast(configured.build());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(
            URI endpoint, String region, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(HTTP)
                .overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }
}
