package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Publishes a version at each deploy that changes the function, and routes every consumer through one persistent alias
 * that follows the newest version. {@link Durable}, {@link SnapStart} and
 * {@link Concurrency#provisioned() provisioned concurrency} imply it.
 *
 * <pre>{@code
 * @Versioned(keep = 10)
 * @Url
 * public class Shop implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Versioned {
    /**
     * Whether versions are published. Default: true. {@code false} is an error beside an annotation that needs versions,
     * because AWS refuses to run such a function without a qualifier.
     */
    boolean value() default true;

    /**
     * The name of the alias: 1 to 128 letters, digits, {@code -} or {@code _}, not digits alone (AWS API: {@code Alias}).
     * Default: {@code LatestAlias}.
     */
    String alias() default "LatestAlias";

    /** How many published versions stay, the newest first, 1 to 100. Default: 5. */
    int keep() default 5;
}
