package dev.mvnlambda.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Another event source, of which nothing but this annotation speaks. */
@EventSource(
        value = "kinesis",
        source = "stream",
        resource = "stream/{name}",
        event = "KinesisEvent",
        actions = {"kinesis:GetRecords", "kinesis:DescribeStream"})
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(TestStream.List.class)
public @interface TestStream {
    /** Where reading begins. */
    enum Position {
        LATEST,
        TRIM_HORIZON
    }

    String stream();

    Position startingPosition() default Position.LATEST;

    int batchSize() default 100;

    boolean partialBatchResponse() default false;

    String[] filters() default {};

    int parallelizationFactor() default 1;

    boolean bisectOnError() default false;

    int maximumRecordAge() default -1;

    int maximumRetries() default -1;

    int tumblingWindow() default 0;

    String onFailure() default "";

    int minimumPollers() default -1;

    /** Holds several. */
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        TestStream[] value();
    }
}
