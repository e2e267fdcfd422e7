package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.mvnlambda.annotation.*;
import java.io.InputStream;
import java.io.OutputStream;

@LambdaFunction(
        name = "All",
        description = "Uses every annotation",
        memory = 2048,
        timeout = 60,
        architecture = Architecture.ARM64,
        runtime = "java21",
        storage = 1024,
        permissionsBoundary = "arn:aws:iam::${account}:policy/bound",
        kmsKey = "arn:aws:kms:eu-west-1:123456789012:key/1",
        tracing = Tracing.ACTIVE)
@Versioned(alias = "live", keep = 3)
@Concurrency(reserved = 10, provisioned = 2)
@Async(retries = 1, maxAge = 60, onSuccess = "arn:aws:sqs:${region}:${account}:done", onFailure = "arn:aws:s3:::failed")
@Url(
        cloudFront = "E2QWRUHAPOMQZL",
        cors = @Cors(
                allowOrigins = {"https://a.example", "https://b.example"},
                allowMethods = "GET",
                allowHeaders = "x-a",
                exposeHeaders = {"x-b"},
                allowCredentials = true,
                maxAge = 60))
@SqsTrigger(
        queue = "orders-${stage}",
        batchSize = 25,
        batchWindow = 5,
        partialBatchResponse = true,
        filters = {"{\"body\": {\"type\": [\"order\"]}}", "{\"body\": {\"stage\": [\"${stage}\"]}}"},
        maximumConcurrency = 8,
        enabled = false,
        create = true,
        visibilityTimeout = 90,
        deadLetterAfter = 5)
@SqsTrigger(queue = "payments.fifo", create = true, fifo = true)
@SqsTrigger(queue = "arn:aws:sqs:eu-west-1:123456789012:returns", minimumPollers = 2, maximumPollers = 4)
@DynamoDbTrigger(
        table = "orders-${stage}",
        startingPosition = StartingPosition.TRIM_HORIZON,
        onFailure = "arn:aws:sqs:${region}:${account}:failed")
@KinesisTrigger(
        stream = "arn:aws:kinesis:${region}:${account}:stream/clicks",
        startingPosition = StartingPosition.AT_TIMESTAMP,
        startingTimestamp = "2026-01-01T00:00:00Z",
        parallelizationFactor = 2)
@KafkaTrigger(
        cluster = "arn:aws:kafka:eu-west-1:123456789012:cluster/shop/0-1",
        topic = "orders",
        consumerGroup = "intake",
        minimumPollers = 1)
@KafkaTrigger(
        bootstrapServers = {"b.example:9092", "a.example:9092"},
        topic = "returns",
        credentials = "arn:aws:secretsmanager:${region}:${account}:secret:kafka-AbCdEf")
@MqTrigger(
        broker = "arn:aws:mq:eu-west-1:123456789012:broker:shop:b-1",
        queue = "orders",
        credentials = "arn:aws:secretsmanager:${region}:${account}:secret:mq-AbCdEf",
        virtualHost = "/shop")
@DocumentDbTrigger(
        cluster = "shop-${stage}",
        database = "shop",
        collection = "orders",
        fullDocument = true,
        credentials = "arn:aws:secretsmanager:${region}:${account}:secret:db-AbCdEf")
@Environment(name = "TABLE", value = "orders-${stage}")
@Environment(name = "KEY", value = "${env.KEY}", secret = true)
@Allow(actions = "dynamodb:PutItem", resources = "arn:aws:dynamodb:${region}:${account}:table/orders-${stage}")
@Allow(actions = {"s3:GetObject", "s3:PutObject"}, resources = "*", effect = Effect.DENY)
@Link(value = Everything.Nested.class, url = false)
@Tag(key = "team", value = "shop")
@Tag(key = "cost", value = "42")
@Layers({"arn:aws:lambda:eu-west-1:123456789012:layer:b:2", "arn:aws:lambda:eu-west-1:123456789012:layer:a:1"})
@Vpc(subnets = {"subnet-1", "subnet-2"}, securityGroups = "sg-1")
@FileSystem(accessPoint = "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0")
@Logging(retentionDays = 7, format = LogFormat.JSON, level = LogLevel.WARN, group = "/shop/${stage}")
public class Everything implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}

    @SnapStart
    @Url(auth = UrlAuth.IAM, cors = @Cors(enabled = false))
    public static class Nested implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }
}
