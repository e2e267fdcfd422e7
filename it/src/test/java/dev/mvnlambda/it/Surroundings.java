package dev.mvnlambda.it;

import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What is there before the market is: its deploy names these, and makes none of them. */
record Surroundings(String bucket, String logGroup, String pool, String targetGroup, String distribution) {

    static Surroundings madeAt(Endpoint endpoint) {
        endpoint.client(DynamoDbClient.class)
                .createTable(r -> r.tableName("market-stock-dev")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("product")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("product")
                                .keyType(KeyType.HASH)
                                .build())
                        .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        endpoint.client(KinesisClient.class)
                .createStream(r -> r.streamName("market-clicks-dev").shardCount(1));
        endpoint.client(S3Client.class).createBucket(r -> r.bucket("market-pictures-dev"));
        endpoint.client(CloudWatchLogsClient.class).createLogGroup(r -> r.logGroupName("/market/web-dev"));
        return new Surroundings(
                "market-pictures-dev",
                "/market/web-dev",
                endpoint.client(CognitoIdentityProviderClient.class)
                        .createUserPool(r -> r.poolName("market"))
                        .userPool()
                        .id(),
                endpoint.client(ElasticLoadBalancingV2Client.class)
                        .createTargetGroup(r -> r.name("market").targetType(TargetTypeEnum.LAMBDA))
                        .targetGroups()
                        .get(0)
                        .targetGroupArn(),
                distribution(endpoint.client(CloudFrontClient.class)));
    }

    /** Fails if any of it is gone. */
    void areLeftAt(Endpoint endpoint) {
        endpoint.client(DynamoDbClient.class).describeTable(r -> r.tableName("market-stock-dev"));
        endpoint.client(KinesisClient.class).describeStreamSummary(r -> r.streamName("market-clicks-dev"));
        endpoint.client(S3Client.class).headBucket(r -> r.bucket(bucket));
        endpoint.client(CognitoIdentityProviderClient.class).describeUserPool(r -> r.userPoolId(pool));
        endpoint.client(ElasticLoadBalancingV2Client.class).describeTargetGroups(r -> r.targetGroupArns(targetGroup));
        endpoint.client(CloudFrontClient.class).getDistribution(r -> r.id(distribution));
    }

    private static String distribution(CloudFrontClient cloudFront) {
        return cloudFront
                .createDistribution(r -> r.distributionConfig(d -> d.callerReference("market")
                        .comment("the shop window")
                        .enabled(true)
                        .origins(o -> o.quantity(1).items(List.of(origin())))
                        .defaultCacheBehavior(b -> b.targetOriginId("window")
                                .viewerProtocolPolicy("redirect-to-https")
                                .cachePolicyId("4135ea2d-6df8-44a3-9df3-4b5a84be39ad"))))
                .distribution()
                .id();
    }

    private static Origin origin() {
        return Origin.builder()
                .id("window")
                .domainName("not-yet.example.com")
                .customOriginConfig(c -> c.httpPort(80).httpsPort(443).originProtocolPolicy("https-only"))
                .build();
    }

    /** What to tell Maven of them. */
    String[] arguments() {
        return new String[] {
            "-Dmarket.pool=" + pool, "-Dmarket.targetGroup=" + targetGroup, "-Dmarket.distribution=" + distribution,
        };
    }
}
