package dev.mvnlambda.deploy;

import java.util.List;
import java.util.function.Consumer;
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

/**
 * What has a page in the documentation: an annotation, and a handler that shows it. All else on the page is found out by
 * deploying that handler.
 *
 * @param kind the page's name, and the kind of its sample event
 * @param annotation such as {@code SqsTrigger}
 * @param example class of the handler in {@code com.example.triggers}
 * @param made what there has to be before, as the handler does not ask for it to be made
 * @param locally what the local Lambda does
 */
record Trigger(String kind, String annotation, String example, Consumer<TestAccount> made, String locally) {
    /** The one list, in the order of the table. */
    static final List<Trigger> ALL = List.of(
            new Trigger(
                    "sqs",
                    "SqsTrigger",
                    "QueueReader",
                    Trigger::nothing,
                    "Queues are real ones: what any SQS client sends reaches the handler in batches, with window, filters, partial "
                            + "answers, retries and the dead-letter queue."),
            new Trigger(
                    "url",
                    "Url",
                    "Page",
                    Trigger::nothing,
                    "The address answers curl, browsers and any HTTP client, with CORS and the check of the resource policy."),
            new Trigger(
                    "dynamodb",
                    "DynamoDbTrigger",
                    "StockFollower",
                    Trigger::table,
                    "The stream is known and its mapping is kept; nothing reads it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "kinesis",
                    "KinesisTrigger",
                    "ClickFollower",
                    Trigger::stream,
                    "The stream is known and its mapping is kept; nothing reads it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "kafka",
                    "KafkaTrigger",
                    "DeliveryFollower",
                    Trigger::nothing,
                    "The mapping is kept and shown; nothing reads it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "mq",
                    "MqTrigger",
                    "ReturnReader",
                    Trigger::nothing,
                    "The mapping is kept and shown; nothing reads it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "documentdb",
                    "DocumentDbTrigger",
                    "ReviewFollower",
                    Trigger::nothing,
                    "The mapping is kept and shown; nothing reads it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "s3",
                    "S3Trigger",
                    "PictureWatcher",
                    Trigger::bucket,
                    "Buckets are real ones: an object that any S3 client puts or deletes reaches the handler, past the check of the resource policy."),
            new Trigger(
                    "sns",
                    "SnsTrigger",
                    "PriceListener",
                    Trigger::nothing,
                    "Topics are real ones: a message that any SNS client publishes reaches the handler, past the filter policy and the check of the resource policy."),
            new Trigger(
                    "eventbridge",
                    "EventBridgeTrigger",
                    "PaymentListener",
                    Trigger::nothing,
                    "Buses are real ones: an event that any client puts is held against the pattern and reaches the handler, with retries and dead letters."),
            new Trigger(
                    "schedule",
                    "ScheduleTrigger",
                    "Newsletter",
                    Trigger::nothing,
                    "Schedules fire at their time, in their time zone; a signed POST to `/_schedules/<group>/<name>` fires one now."),
            new Trigger(
                    "cognito",
                    "CognitoTrigger",
                    "SignUp",
                    Trigger::pool,
                    "The pool is kept and shown; nobody signs in there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "alb",
                    "AlbTrigger",
                    "Storefront",
                    Trigger::targetGroup,
                    "The target is kept and shown; no load balancer calls it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "iot",
                    "IotTrigger",
                    "ScaleListener",
                    Trigger::nothing,
                    "The rule is kept and shown; no device connects there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "logs",
                    "LogsTrigger",
                    "ErrorReader",
                    Trigger::logGroup,
                    "The filter is kept and shown; nothing is sent through it there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "http",
                    "HttpRoute",
                    "Catalog",
                    Trigger::nothing,
                    "Routes of the API call the handler at the address that the API says, past its authorizers."),
            new Trigger(
                    "rest",
                    "RestRoute",
                    "Reports",
                    Trigger::nothing,
                    "The API is kept and shown; nothing answers at its address there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "websocket",
                    "WebSocketRoute",
                    "Chat",
                    Trigger::nothing,
                    "The API is kept and shown; nothing answers at its address there, so `lambda:invoke` sends the sample."),
            new Trigger(
                    "authorizer-http",
                    "Authorizer",
                    "Customers",
                    Trigger::nothing,
                    "Authorizers of HTTP APIs are asked before their routes are called, and remembered as long as `ttl` says; those of other "
                            + "APIs are kept and shown."));

    private static void nothing(TestAccount account) {}

    private static void table(TestAccount account) {
        account.client(DynamoDbClient.class)
                .createTable(r -> r.tableName("market-stock")
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
    }

    private static void stream(TestAccount account) {
        account.client(KinesisClient.class)
                .createStream(r -> r.streamName("market-clicks").shardCount(1));
    }

    private static void bucket(TestAccount account) {
        account.client(S3Client.class).createBucket(r -> r.bucket("market-pictures"));
    }

    private static void pool(TestAccount account) {
        account.property(
                "pool",
                account.client(CognitoIdentityProviderClient.class)
                        .createUserPool(r -> r.poolName("market"))
                        .userPool()
                        .id());
    }

    private static void targetGroup(TestAccount account) {
        account.property(
                "targetGroup",
                account.client(ElasticLoadBalancingV2Client.class)
                        .createTargetGroup(r -> r.name("market").targetType(TargetTypeEnum.LAMBDA))
                        .targetGroups()
                        .get(0)
                        .targetGroupArn());
    }

    private static void logGroup(TestAccount account) {
        account.client(CloudWatchLogsClient.class).createLogGroup(r -> r.logGroupName("/market/web"));
    }
}
