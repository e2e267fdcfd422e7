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
 * @EventSource(value = "kinesis", source = "stream", resource = "stream/{name}", event = "KinesisEvent",
 *         actions = {"kinesis:DescribeStream", "kinesis:GetRecords", … })
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
 * that it is named for; a number that is -1 is not set:
 *
 * <ul>
 *   <li>{@code int batchSize}, {@code int batchWindow}, {@code boolean partialBatchResponse}, {@code String[] filters},
 *       {@code boolean enabled};
 *   <li>{@code int maximumConcurrency}, {@code int minimumPollers}, {@code int maximumPollers};
 *   <li>{@code startingPosition}, an enum that has AWS's constants, which makes the source a stream; then also
 *       {@code int parallelizationFactor}, {@code boolean bisectOnError}, {@code int maximumRecordAge}, {@code int
 *       maximumRetries}, {@code int tumblingWindow}, {@code String onFailure};
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

    /** The last part of the source's ARN, where <code>{name}</code> stands for its name. Default: the name alone. */
    String resource() default "{name}";

    /**
     * The simple name of the class of {@code com.amazonaws.services.lambda.runtime.events} that a handler takes. Default: not
     * checked.
     */
    String event() default "";

    /** What the generated role allows on the source's ARN, such as {@code sqs:ReceiveMessage}. */
    String[] actions();
}
