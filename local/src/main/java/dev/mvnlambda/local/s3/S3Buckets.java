package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.push.Functions;
import dev.mvnlambda.local.sns.SnsTopics;
import dev.mvnlambda.local.sqs.SqsQueues;
import dev.mvnlambda.local.state.Tables;
import dev.mvnlambda.local.wire.ApiService;
import java.time.InstantSource;
import software.amazon.awssdk.services.s3.S3Client;

/** The buckets of one account, in all regions. */
public final class S3Buckets {

    private final Tables tables;
    private final ObjectStore store;
    private final String account;
    private final InstantSource clock;
    private final Functions functions;
    private final SqsQueues queues;
    private final SnsTopics topics;

    public S3Buckets(
            Tables tables,
            ObjectStore store,
            String account,
            InstantSource clock,
            Functions functions,
            SqsQueues queues,
            SnsTopics topics) {
        this.tables = tables;
        this.store = store;
        this.account = account;
        this.clock = clock;
        this.functions = functions;
        this.queues = queues;
        this.topics = topics;
    }

    /** Returns S3 as a region sees it. */
    public S3Client in(String region) {
        Buckets buckets = new Buckets(tables.of("buckets", BucketRecord.class), region);
        return new LocalS3(
                buckets,
                new StoredObjects(tables.of("bucket-objects", ObjectRecord.class), store),
                new Uploads(tables.of("uploads", UploadRecord.class), store),
                new NotificationRules(
                        functions, arn -> queues.visibilityTimeout(arn).isPresent(), topics::exists),
                new BucketEvents(buckets, functions, queues::send, topics::publish, account),
                clock);
    }

    /** Returns what answers on the wire. */
    public ApiService wire() {
        return new S3Wire(this);
    }
}
