package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with the messages of one queue of an Amazon MQ broker, ActiveMQ or RabbitMQ; repeats, once a queue (AWS API:
 * {@code CreateEventSourceMapping}). The mapping calls the alias when versions are published, and stays the same when the alias
 * moves.
 *
 * <pre>{@code
 * @Versioned
 * @MqTrigger(broker = "arn:aws:mq:${region}:${account}:broker:shop:b-…", queue = "orders",
 *         credentials = "arn:aws:secretsmanager:${region}:${account}:secret:shop-mq-…")
 * public class Intake implements RequestHandler<ActiveMQEvent, Void> { … }
 * }</pre>
 *
 * <p>The generated role may look at the broker and its network, and read the credentials. The handler takes an {@code
 * ActiveMQEvent} or a {@code RabbitMQEvent}, whichever the broker is, a {@code Map}, an {@code Object} or a stream. AWS calls it
 * synchronously, so a {@link Durable} function may have an execution timeout of 900 seconds at most.
 */
@EventSource(
        value = "mq",
        source = "broker",
        resource = "broker:{name}:{id}",
        event = {"ActiveMQEvent", "RabbitMQEvent"},
        actions = "mq:DescribeBroker",
        others = {
            "ec2:CreateNetworkInterface on *",
            "ec2:DeleteNetworkInterface on *",
            "ec2:DescribeNetworkInterfaces on *",
            "ec2:DescribeSecurityGroups on *",
            "ec2:DescribeSubnets on *",
            "ec2:DescribeVpcs on *"
        })
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(MqTrigger.List.class)
public @interface MqTrigger {
    /** The ARN of the broker (AWS API: {@code EventSourceArn}). */
    String broker();

    /** The queue, 1 to 1000 characters; another one is another mapping (AWS API: {@code Queues}). */
    String queue();

    /**
     * The ARN of the secret in AWS Secrets Manager that holds name and password of the broker; the role may read it (AWS API:
     * {@code SourceAccessConfigurations}). A key of your own that encrypts it is one more {@link Allow} of {@code kms:Decrypt}.
     */
    String credentials();

    /**
     * The virtual host of a RabbitMQ broker that holds the queue, 1 to 200 letters, digits or {@code -/*:_+=.@} (AWS API: {@code
     * SourceAccessConfigurations}, {@code VIRTUAL_HOST}). Default: {@code /}.
     */
    String virtualHost() default "";

    /** How many messages a call takes at most, 1 to 10000 (AWS API: {@code BatchSize}). Default: 100. */
    int batchSize() default 100;

    /**
     * How long messages are gathered for one call, in seconds, 0 to 300 (AWS API: {@code MaximumBatchingWindowInSeconds}).
     * Default: not set ({@code -1}), which is half a second; AWS cannot go back to that, so leaving it out later keeps what
     * was set.
     */
    int batchWindow() default -1;

    /**
     * Patterns in JSON such as {@code {"data": {"kind": ["order"]}}}, at most 5 of at most 4096
     * characters each; a message that matches none is deleted unread (AWS API: {@code FilterCriteria}). Default: none, all are taken.
     */
    String[] filters() default {};

    /** Whether it is read (AWS API: {@code Enabled}). Default: true. */
    boolean enabled() default true;

    /** Holds repeated {@link MqTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        MqTrigger[] value();
    }
}
