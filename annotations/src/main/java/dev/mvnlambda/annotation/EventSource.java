package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation of this package a trigger by something that AWS reads on behalf of a function: a queue or a stream. All
 * of them are one resource, the event source mapping (AWS API: {@code CreateEventSourceMapping}), so the annotation says all
 * there is to say, and no code has to know of it:
 *
 * <pre>{@code
 * @EventSource(value = "kinesis", source = "stream", resource = {"stream/{name}", "stream/{name}/consumer/{consumer}"},
 *         event = "KinesisEvent", actions = {"kinesis:DescribeStream", "kinesis:GetRecords", … })
 * @Retention(RetentionPolicy.SOURCE)
 * @Target({ElementType.TYPE, ElementType.METHOD})
 * public @interface KinesisTrigger {
 *     String stream();
 *     StartingPosition startingPosition() default StartingPosition.LATEST;
 *     int batchSize() default 100;
 * }
 * }</pre>
 *
 * <p>Beside the member that names the source, the annotation has any of these members, and each means the field of the mapping
 * that it is named for; a number that is -1 and a text that is empty are not set:
 *
 * <ul>
 *   <li>{@code int batchSize}, {@code int batchWindow}, {@code boolean partialBatchResponse}, {@code String[] filters},
 *       {@code boolean enabled};
 *   <li>{@code int maximumConcurrency}, {@code int minimumPollers}, {@code int maximumPollers};
 *   <li>{@code startingPosition}, an enum that has AWS's constants, which makes the source a stream; then also {@code String
 *       startingTimestamp}, {@code int parallelizationFactor}, {@code boolean bisectOnError}, {@code int maximumRecordAge},
 *       {@code int maximumRetries}, {@code int tumblingWindow}, {@code String onFailure};
 *   <li>what is read within the source: {@code String topic} and {@code String consumerGroup}, {@code String queue}, {@code
 *       String database}, {@code String collection} and {@code boolean fullDocument};
 *   <li>how the source is reached: {@code String[] bootstrapServers}, which stand in for the source where AWS knows no ARN of
 *       it, {@code String[] subnets}, {@code String[] securityGroups}, {@code String virtualHost}, {@code String credentials},
 *       {@code String rootCertificate}, which the role may read then, and {@code authentication}, an enum that has AWS's
 *       constants;
 *   <li>{@code boolean create}, {@code boolean fifo}, {@code int visibilityTimeout}, {@code int deadLetterAfter}, for a queue
 *       that a deploy can make.
 * </ul>
 *
 * <p>An annotation may repeat; its container is a nested annotation {@code List}. This one has CLASS retention, because the
 * processor reads it from the archive of the annotations.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface EventSource {
    /** The service of the source, as ARNs name it, such as {@code sqs}. */
    String value();

    /** The name of the member that names the source: by its name, or by an ARN. */
    String source();

    /**
     * The last part of the source's ARN, in all forms that it may have, where texts in braces stand for any. Of the first
     * form a source that is given by its name has its ARN, if nothing but <code>{name}</code> stands in braces there; else it
     * is given by its ARN only. Default: the name alone.
     */
    String[] resource() default "{name}";

    /** How sources are named, as a regular expression. Default: any text. */
    String name() default ".*";

    /**
     * The simple names of the classes of {@code com.amazonaws.services.lambda.runtime.events} of which a handler takes one.
     * Default: none, because that package has none that fits, so a handler takes no class of it.
     */
    String[] event() default {};

    /** What the generated role allows on the source's ARN, such as {@code sqs:ReceiveMessage}. */
    String[] actions();

    /**
     * What the generated role allows on other resources, each as an action, {@code on}, and a resource: {@code *} where AWS
     * takes no ARN, else the last part of an ARN of the source's service, account and region. Default: nothing.
     */
    String[] others() default {};
}
