package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function when objects of an S3 bucket change; repeats (AWS API: {@code PutBucketNotificationConfiguration}). A bucket
 * has one document of notifications for all who listen: a deploy puts one entry a trigger into it, and leaves all others as they
 * are. The entry calls the alias when versions are published, and stays when the alias moves; only this bucket of this account is
 * allowed to call it.
 *
 * <pre>{@code
 * @Versioned
 * @S3Trigger(bucket = "pictures-${account}", prefix = "in/", suffix = ".jpg")
 * public class Thumbnails implements RequestHandler<S3Event, Void> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code S3Event}, a {@code Map}, an {@code Object} or a stream. S3 calls it asynchronously, so what fails
 * is tried again as {@link Async} says. The generated role may not read the bucket; {@link Allow} it what the handler does there.
 *
 * <p>AWS takes no two entries of a bucket that one event could match: where two triggers, also of different functions, have an
 * event in common, either their prefixes or their suffixes have to differ, such that neither prefix begins with the other, or
 * neither suffix ends with the other.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(S3Trigger.List.class)
public @interface S3Trigger {
    /**
     * The name of the bucket, which is there already, in the region of the deploy (AWS API: {@code Bucket}): 3 to 63 lower-case
     * letters, digits, {@code .} or {@code -}, with a letter or digit at both ends.
     */
    String bucket();

    /**
     * What happens to an object, in the words of S3, such as {@code s3:ObjectCreated:Put} or {@code s3:ObjectRemoved:*} (AWS API:
     * {@code Events}). Default: objects are created, in whatever way.
     */
    String[] events() default "s3:ObjectCreated:*";

    /**
     * What keys begin with, at most 1024 characters (AWS API: {@code FilterRules}, {@code prefix}). Default: any key.
     */
    String prefix() default "";

    /**
     * What keys end with, at most 1024 characters (AWS API: {@code FilterRules}, {@code suffix}). Default: any key.
     */
    String suffix() default "";

    /** Holds repeated {@link S3Trigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        S3Trigger[] value();
    }
}
