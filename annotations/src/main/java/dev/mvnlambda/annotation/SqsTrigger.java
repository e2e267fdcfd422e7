package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the messages of an SQS queue; repeats, once a queue (AWS API: {@code CreateEventSourceMapping}). The
 * mapping calls the alias when versions are published, and stays the same when the alias moves. The generated role may read the
 * queue, and no other.
 *
 * <pre>{@code
 * @Versioned
 * @SqsTrigger(queue = "orders-${stage}", create = true, deadLetterAfter = 5,
 *         batchSize = 25, batchWindow = 5, partialBatchResponse = true)
 * public class OrderIntake implements RequestHandler<SQSEvent, SQSBatchResponse> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code SQSEvent}, a {@code Map}, an {@code Object} or a stream. AWS calls it synchronously, so a
 * {@link Durable} function may have an execution timeout of 900 seconds at most. What fails becomes visible in the queue again
 * after its visibility timeout; where a message goes that fails for ever is the queue's own redrive policy, because AWS knows no
 * failure destination for SQS.
 */
@EventSource(
        value = "sqs",
        source = "queue",
        event = "SQSEvent",
        actions = {
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ChangeMessageVisibility",
            "sqs:GetQueueUrl"
        })
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(SqsTrigger.List.class)
public @interface SqsTrigger {
    /**
     * The queue: its name in the account and region of the deploy, or its ARN. A name is 1 to 80 letters, digits, {@code -} or
     * {@code _}, and that of a FIFO queue ends in {@code .fifo} (AWS API: {@code CreateQueue}).
     */
    String queue();

    /**
     * How many messages a call takes at most, 1 to 10000; more than 10 need a {@link #batchWindow()}, and a FIFO queue gives 10
     * at most (AWS API: {@code BatchSize}). Default: 10.
     */
    int batchSize() default 10;

    /**
     * How long messages are gathered for one call, in seconds, 0 to 300; not for a FIFO queue (AWS API: {@code
     * MaximumBatchingWindowInSeconds}). Default: 0, calls at once.
     */
    int batchWindow() default 0;

    /**
     * Whether the handler answers which messages failed, as an {@code SQSBatchResponse}, so that only these are tried again
     * (AWS API: {@code FunctionResponseTypes}, {@code ReportBatchItemFailures}). Default: false, an exception fails the whole
     * batch.
     */
    boolean partialBatchResponse() default false;

    /**
     * Patterns in JSON such as {@code {"body": {"type": ["order"]}}}, at most 5 of at most 4096 characters each; a message that
     * matches none is deleted unread (AWS API: {@code FilterCriteria}). Default: none, every message is taken.
     */
    String[] filters() default {};

    /**
     * How many calls by this queue run at once, 2 to 1000, at most {@link Concurrency#reserved()} with all queues of the
     * function together; not beside pollers (AWS API: {@code ScalingConfig}). Default: not bounded ({@code -1}).
     */
    int maximumConcurrency() default -1;

    /**
     * How many pollers are kept ready, 2 to 200; they cost while they wait (AWS API: {@code ProvisionedPollerConfig}). Default:
     * none ({@code -1}), or AWS's 2 when only {@link #maximumPollers()} is set.
     */
    int minimumPollers() default -1;

    /**
     * How many pollers there may be, 2 to 2000, at least {@link #minimumPollers()} (AWS API: {@code ProvisionedPollerConfig}).
     * Default: none ({@code -1}), or AWS's 200 when only {@link #minimumPollers()} is set.
     */
    int maximumPollers() default -1;

    /** Whether the queue is read (AWS API: {@code Enabled}). Default: true. */
    boolean enabled() default true;

    /**
     * Whether a deploy makes the queue, for one function of the module; {@link #queue()} is its name then, and it stays with its
     * messages when the trigger goes. Default: false, the queue is there already.
     */
    boolean create() default false;

    /**
     * Whether the queue that is made keeps order; its name ends in {@code .fifo} then (AWS API: {@code FifoQueue}). Only with
     * {@link #create()}. Default: whether the name ends so.
     */
    boolean fifo() default false;

    /**
     * How long a message that is read stays hidden from other readers, in seconds, 0 to 43200 (12 hours), at least the
     * function's {@link LambdaFunction#timeout() timeout}, without which AWS refuses the mapping (AWS API: {@code
     * VisibilityTimeout}). Only with {@link #create()}. Default: 6 times the timeout, as AWS recommends ({@code -1}).
     */
    int visibilityTimeout() default -1;

    /**
     * How often a message may be received before it goes to a queue {@code <queue>-dlq} that is made too, 1 to 1000 (AWS API:
     * {@code RedrivePolicy}, {@code maxReceiveCount}). Only with {@link #create()}. Default: no such queue ({@code -1}).
     */
    int deadLetterAfter() default -1;

    /** Holds repeated {@link SqsTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        SqsTrigger[] value();
    }
}
