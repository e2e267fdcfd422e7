package dev.mvnlambda.aws;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK clients of one account and region, each built when it is first needed: that takes longer than most calls, and its
 * module may not be there before. So no class may load one of those modules' classes before it asks here for its client.
 */
public final class Clients implements AutoCloseable {
    private final Modules modules;
    private final Factory factory;
    private final Map<String, SdkClient> made = new ConcurrentHashMap<>();

    /** Builds a client of one service. */
    public interface Factory {
        /** A new client of that interface. */
        <C extends SdkClient> C create(Class<C> type);

        /** A new client that waits as long as a function may run, and never sends a request again. */
        default <C extends SdkClient> C createPatient(Class<C> type) {
            return create(type);
        }

        /** What the clients speak to instead of AWS itself; empty when it is AWS. */
        default String endpoint() {
            return "";
        }
    }

    /** Clients that a factory builds, once their modules are there. */
    public Clients(Modules modules, Factory factory) {
        this.modules = modules;
        this.factory = factory;
    }

    /** What they speak to instead of AWS itself; empty when it is AWS. */
    String endpoint() {
        return factory.endpoint();
    }

    /** Functions, and all that hangs on them. */
    public LambdaClient lambda() {
        return client("lambda", () -> LambdaClient.class);
    }

    /** Functions to be called: a call may take long, and a second one would be another call. */
    LambdaClient invocations() {
        LambdaClient client = (LambdaClient)
                made.computeIfAbsent("lambda, to call", key -> factory.createPatient(LambdaClient.class));
        return Objects.requireNonNull(client);
    }

    /** Roles. */
    public IamClient iam() {
        return client("iam", () -> IamClient.class);
    }

    /** Whose account it is. */
    public StsClient sts() {
        return client("sts", () -> StsClient.class);
    }

    /** Log groups. */
    public CloudWatchLogsClient logs() {
        return client("cloudwatchlogs", () -> CloudWatchLogsClient.class);
    }

    /** What carries our tags. */
    public ResourceGroupsTaggingApiClient tagging() {
        return client("resourcegroupstaggingapi", () -> ResourceGroupsTaggingApiClient.class);
    }

    /** Buckets. */
    public S3Client s3() {
        return client("s3", () -> S3Client.class);
    }

    /** Queues. */
    public SqsClient sqs() {
        return client("sqs", () -> SqsClient.class);
    }

    /** Topics. */
    SnsClient sns() {
        return needed("sns", () -> SnsClient.class);
    }

    /** Event buses and their rules. */
    EventBridgeClient eventBridge() {
        return needed("eventbridge", () -> EventBridgeClient.class);
    }

    /** Schedules. */
    SchedulerClient scheduler() {
        return needed("scheduler", () -> SchedulerClient.class);
    }

    /** HTTP and WebSocket APIs. */
    ApiGatewayV2Client apiGatewayV2() {
        return needed("apigatewayv2", () -> ApiGatewayV2Client.class);
    }

    /** REST APIs. */
    ApiGatewayClient apiGateway() {
        return needed("apigateway", () -> ApiGatewayClient.class);
    }

    /** Rules and authorizers of AWS IoT. */
    IotClient iot() {
        return needed("iot", () -> IotClient.class);
    }

    /** User pools. */
    CognitoIdentityProviderClient cognito() {
        return needed("cognitoidentityprovider", () -> CognitoIdentityProviderClient.class);
    }

    /** Target groups of load balancers. */
    ElasticLoadBalancingV2Client loadBalancing() {
        return needed("elasticloadbalancingv2", () -> ElasticLoadBalancingV2Client.class);
    }

    /** Tables. */
    DynamoDbClient dynamoDb() {
        return needed("dynamodb", () -> DynamoDbClient.class);
    }

    /** Streams. */
    KinesisClient kinesis() {
        return needed("kinesis", () -> KinesisClient.class);
    }

    /** Distributions. */
    CloudFrontClient cloudFront() {
        return needed("cloudfront", () -> CloudFrontClient.class);
    }

    /** The class is not named before its module is there. */
    private <C extends SdkClient> C needed(String module, Supplier<Class<C>> type) {
        modules.need(module);
        return client(module, type);
    }

    private <C extends SdkClient> C client(String module, Supplier<Class<C>> type) {
        SdkClient client = made.computeIfAbsent(module, key -> factory.create(type.get()));
        return type.get().cast(client);
    }

    @Override
    public void close() {
        made.values().forEach(SdkClient::close);
    }
}
