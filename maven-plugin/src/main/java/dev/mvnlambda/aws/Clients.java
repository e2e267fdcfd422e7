package dev.mvnlambda.aws;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK clients of one account and region, each built when it is first needed: that takes longer than most calls. */
public final class Clients implements AutoCloseable {
    private final Lazy<LambdaClient> lambda;
    private final Lazy<IamClient> iam;
    private final Lazy<StsClient> sts;
    private final Lazy<CloudWatchLogsClient> logs;
    private final Lazy<ResourceGroupsTaggingApiClient> tagging;
    private final Lazy<S3Client> s3;
    private final Lazy<SqsClient> sqs;

    /** Clients that these build. */
    public Clients(
            Supplier<LambdaClient> lambda,
            Supplier<IamClient> iam,
            Supplier<StsClient> sts,
            Supplier<CloudWatchLogsClient> logs,
            Supplier<ResourceGroupsTaggingApiClient> tagging,
            Supplier<S3Client> s3,
            Supplier<SqsClient> sqs) {
        this.lambda = new Lazy<>(lambda);
        this.iam = new Lazy<>(iam);
        this.sts = new Lazy<>(sts);
        this.logs = new Lazy<>(logs);
        this.tagging = new Lazy<>(tagging);
        this.s3 = new Lazy<>(s3);
        this.sqs = new Lazy<>(sqs);
    }

    /** Functions, and all that hangs on them. */
    public LambdaClient lambda() {
        return lambda.get();
    }

    /** Roles. */
    public IamClient iam() {
        return iam.get();
    }

    /** Whose account it is. */
    public StsClient sts() {
        return sts.get();
    }

    /** Log groups. */
    public CloudWatchLogsClient logs() {
        return logs.get();
    }

    /** What carries our tags. */
    public ResourceGroupsTaggingApiClient tagging() {
        return tagging.get();
    }

    /** The bucket that code goes through. */
    public S3Client s3() {
        return s3.get();
    }

    /** Queues. */
    public SqsClient sqs() {
        return sqs.get();
    }

    @Override
    public void close() {
        List.<Lazy<? extends SdkAutoCloseable>>of(lambda, iam, sts, logs, tagging, s3, sqs)
                .forEach(client -> client.made().ifPresent(SdkAutoCloseable::close));
    }
}
