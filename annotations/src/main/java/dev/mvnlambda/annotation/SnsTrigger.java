package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function with each message of an SNS topic; repeats, once a topic (AWS API: {@code Subscribe}, protocol {@code
 * lambda}). The subscription's endpoint is the alias when versions are published, and stays when the alias moves; only this
 * topic is allowed to call it.
 *
 * <pre>{@code
 * @Versioned
 * @SnsTrigger(topic = "orders-${stage}", create = true, filterPolicy = "{\"kind\": [\"new\", {\"prefix\": \"return-\"}]}")
 * public class OrderIntake implements RequestHandler<SNSEvent, Void> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code SNSEvent}, a {@code Map}, an {@code Object} or a stream. SNS calls it asynchronously, so what
 * fails is tried again as {@link Async} says; {@link #deadLetterQueue()} takes only what SNS could not hand over at all.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(SnsTrigger.List.class)
public @interface SnsTrigger {
    /**
     * The topic: its name in the account and region of the deploy, or its ARN in that region (AWS API: {@code TopicArn}). A name
     * is 1 to 256 letters, digits, {@code -} or {@code _}; a FIFO topic, whose name ends in {@code .fifo}, does not call
     * functions: let it send to a queue, and read that with {@link SqsTrigger}.
     */
    String topic();

    /**
     * Which messages are taken: a JSON object of at most 5 names, each with a list of values or conditions such as {@code
     * {"kind": ["new"], "price": [{"numeric": [">", 100]}]}} (AWS API: {@code FilterPolicy}). It takes up to 15 minutes until AWS
     * keeps to a changed one everywhere. Default: every message.
     */
    String filterPolicy() default "";

    /** What {@link #filterPolicy()} looks at (AWS API: {@code FilterPolicyScope}). Default: the attributes of a message. */
    FilterScope filterScope() default FilterScope.MESSAGE_ATTRIBUTES;

    /**
     * The ARN of the SQS queue that takes messages which SNS could not hand over, such as after the end of the function; its own
     * policy has to let SNS send to it (AWS API: {@code RedrivePolicy}, {@code deadLetterTargetArn}). Default: none, they are lost.
     */
    String deadLetterQueue() default "";

    /**
     * Whether a deploy makes the topic, for one function of the app; {@link #topic()} is its name then, and it stays with all its
     * subscriptions when the trigger goes (AWS API: {@code CreateTopic}). Default: false, the topic is there already.
     */
    boolean create() default false;

    /** Holds repeated {@link SnsTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        SnsTrigger[] value();
    }
}
