package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a function and sets its resources. Every member has a default, and any other annotation of this package makes a
 * function too, so this one is only needed to differ from the defaults.
 *
 * <pre>{@code
 * @LambdaFunction(memory = 2048, timeout = 60, architecture = Architecture.ARM64)
 * public class Thumbnails implements RequestHandler<S3Event, Void> { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LambdaFunction {
    /**
     * The logical name: a Java class name of the letters A to Z, digits or {@code _}, not {@code Resource} or {@code Api},
     * unique in the app ignoring case. Default: the simple name of the class, and for a method the class followed by the method ({@code Shop::refund} is {@code ShopRefund}). The
     * function in AWS is called {@code <app>-<stage>-<name>}, cut to 64 characters with a hash when it is longer.
     */
    String name() default "";

    /** A text shown in the AWS console, at most 256 characters. Default: none. */
    String description() default "";

    /** Memory in MB, 128 to 10240; CPU grows with it. Default: 1024. */
    int memory() default 1024;

    /** The longest time one invocation may take, in seconds, 1 to 900. Default: 20. */
    int timeout() default 20;

    /** The instruction set. Default: x86-64. */
    Architecture architecture() default Architecture.X86_64;

    /**
     * The managed runtime, such as {@code java21}. Default: the one that fits the class file of the handler, {@code java21}
     * up to class-file version 65 and {@code java25} up to 69.
     */
    String runtime() default "";

    /** Size of {@code /tmp} in MB, 512 to 10240; with {@link SnapStart} only 512. Default: 512. */
    int storage() default 512;

    /**
     * ARN of an execution role of your own, which then has to allow all that the function does. Default: a role is made
     * for the function that allows exactly what its annotations need.
     */
    String role() default "";

    /** ARN of an IAM policy that bounds the generated role. Default: none. */
    String permissionsBoundary() default "";

    /** ARN of the KMS key that encrypts the environment variables. Default: a key of AWS's own. */
    String kmsKey() default "";

    /** X-Ray tracing. Default: as the caller decides. */
    Tracing tracing() default Tracing.PASS_THROUGH;
}
