package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the changes of a DynamoDB table, which its stream tells; repeats, once a table (AWS API: {@code
 * CreateEventSourceMapping}). The mapping calls the alias when versions are published, and stays the same, with its position in
 * the stream, when the alias moves. The generated role may read the streams of this table, and no other.
 *
 * <pre>{@code
 * @Versioned
 * @DynamoDbTrigger(table = "orders-${stage}", startingPosition = StartingPosition.TRIM_HORIZON,
 *         bisectOnError = true, maximumRetries = 5, onFailure = "arn:aws:sqs:${region}:${account}:failed")
 * public class Changes implements RequestHandler<DynamodbEvent, Void> { … }
 * }</pre>
 *
 * <p>The table is there already, and its stream is on: that says which images of an item a change holds. A table that was made
 * again has a new stream; then the mapping is made again too, and the plan says so. The handler takes a {@code DynamodbEvent}, a
 * {@code Map}, an {@code Object} or a stream. AWS calls it synchronously, so a {@link Durable} function may have an execution
 * timeout of 900 seconds at most.
 */
@EventSource(
        value = "dynamodb",
        source = "table",
        resource = {"table/{name}", "table/{name}/stream/{label}"},
        name = "[a-zA-Z0-9_.-]{3,255}",
        event = "DynamodbEvent",
        actions = {"dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"
        })
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(DynamoDbTrigger.List.class)
public @interface DynamoDbTrigger {
    /**
     * The table: its name in the account and region of the deploy, 3 to 255 letters, digits, {@code -}, {@code _} or {@code .},
     * or its ARN, or the ARN of its stream (AWS API: {@code EventSourceArn}). By the first two, its latest stream is looked up
     * when the deploy reads the account.
     */
    String table();

    /**
     * Where a new mapping begins to read: {@link StartingPosition#LATEST} or {@link StartingPosition#TRIM_HORIZON}, since
     * DynamoDB knows no other; a change makes the mapping again, and the plan says so (AWS API: {@code StartingPosition}).
     * Default: {@link StartingPosition#LATEST}.
     */
    StartingPosition startingPosition() default StartingPosition.LATEST;

    /** How many records a call takes at most, 1 to 10000 (AWS API: {@code BatchSize}). Default: 100. */
    int batchSize() default 100;

    /**
     * How long records are gathered for one call, in seconds, 0 to 300 (AWS API: {@code MaximumBatchingWindowInSeconds}).
     * Default: 0, calls at once.
     */
    int batchWindow() default 0;

    /** How many batches of one shard are worked on at once, 1 to 10 (AWS API: {@code ParallelizationFactor}). Default: 1. */
    int parallelizationFactor() default 1;

    /**
     * Whether a batch that failed is halved before it is tried again, which finds the record that fails (AWS API: {@code
     * BisectBatchOnFunctionError}). Default: false.
     */
    boolean bisectOnError() default false;

    /**
     * How old a record may be that is still tried, in seconds, 60 to 604800 (7 days) (AWS API: {@code
     * MaximumRecordAgeInSeconds}). Default: as old as the stream keeps it ({@code -1}).
     */
    int maximumRecordAge() default -1;

    /**
     * How often a batch that failed is tried again, 0 to 10000 (AWS API: {@code MaximumRetryAttempts}). Default: until its
     * records are too old ({@code -1}); what comes after them waits that long.
     */
    int maximumRetries() default -1;

    /**
     * How long calls of one shard pass state on to each other, in seconds, 0 to 900; the handler takes a {@code
     * DynamodbTimeWindowEvent} and answers a {@code TimeWindowEventResponse} then (AWS API: {@code TumblingWindowInSeconds}). Default: 0, not at
     * all.
     */
    int tumblingWindow() default 0;

    /**
     * Whether the handler answers which records failed, as a {@code StreamsEventResponse}, so that reading goes on at the first
     * of them (AWS API: {@code FunctionResponseTypes}, {@code ReportBatchItemFailures}). Default: false, an exception fails the
     * whole batch.
     */
    boolean partialBatchResponse() default false;

    /**
     * Patterns in JSON such as {@code {"eventName": ["INSERT"]}}, at most 5 of at most 4096
     * characters each; the operator {@code numeric} is not among them, since DynamoDB writes numbers as texts; a record that
     * matches none is passed over (AWS API: {@code FilterCriteria}). Default: none, all are taken.
     */
    String[] filters() default {};

    /**
     * Who hears of records that are given up: the ARN of an SQS queue, an SNS topic or a bucket; the role may tell it
     * (AWS API: {@code DestinationConfig}). Default: nobody.
     */
    String onFailure() default "";

    /** Whether it is read (AWS API: {@code Enabled}). Default: true. */
    boolean enabled() default true;

    /** Holds repeated {@link DynamoDbTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        DynamoDbTrigger[] value();
    }
}
