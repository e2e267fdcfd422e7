package dev.mvnlambda.aws;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK clients of one account and region. */
public record Clients(
        LambdaClient lambda,
        IamClient iam,
        StsClient sts,
        CloudWatchLogsClient logs,
        ResourceGroupsTaggingApiClient tagging,
        S3Client s3,
        SqsClient sqs)
        implements AutoCloseable {

    @Override
    public void close() {
        lambda.close();
        iam.close();
        sts.close();
        logs.close();
        tagging.close();
        s3.close();
        sqs.close();
    }
}
