package dev.mvnlambda.local;

import dev.mvnlambda.local.control.ControlPlane;
import dev.mvnlambda.local.control.HttpApiDirectory;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.UrlDirectory;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import java.time.InstantSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An account of the local Lambda within this process; its services are called without any wire. */
public final class LocalAccount implements AutoCloseable {

    private final LocalOptions options;
    private final ControlPlane plane;

    private LocalAccount(LocalOptions options, ControlPlane plane) {
        this.options = options;
        this.plane = plane;
    }

    /**
     * Opens the account that the options' directory holds, or a new one. It is closed with its runtime.
     *
     * @throws dev.mvnlambda.local.control.DirectoryInUseException when another one has the directory open
     */
    public static LocalAccount open(LocalOptions options, InstantSource clock, FunctionRuntime runtime) {
        return new LocalAccount(options, ControlPlane.open(options, clock, runtime));
    }

    /** Returns Lambda of the options' region. */
    public LambdaClient lambda() {
        return plane.lambda(options.region());
    }

    /** Returns IAM. */
    public IamClient iam() {
        return plane.iam();
    }

    /** Returns STS. */
    public StsClient sts() {
        return plane.sts();
    }

    /** Returns CloudWatch Logs of the options' region. */
    public CloudWatchLogsClient logs() {
        return plane.logs(options.region());
    }

    /** Returns SQS of the options' region; its messages, not its queues, are gone when the account is closed. */
    public SqsClient sqs() {
        return plane.sqs(options.region());
    }

    /** Returns the tagging API of the options' region. */
    public ResourceGroupsTaggingApiClient tagging() {
        return plane.tagging(options.region());
    }

    /**
     * Returns a service of the options' region.
     *
     * @param type the SDK's client
     * @throws IllegalArgumentException when the local Lambda has no such service
     */
    public <C extends SdkClient> C client(Class<C> type) {
        return plane.client(type, options.region());
    }

    /** Returns the function URLs of all regions, for a gateway. */
    public UrlDirectory urls() {
        return plane.urls();
    }

    /** Returns the HTTP APIs of all regions, for a gateway. */
    public HttpApiDirectory httpApis() {
        return plane.httpApis();
    }

    /** Returns how the account behaves. */
    public LocalOptions options() {
        return options;
    }

    ControlPlane plane() {
        return plane;
    }

    /** Ends all that runs and lets go of the directory. */
    @Override
    public void close() {
        plane.close();
    }
}
