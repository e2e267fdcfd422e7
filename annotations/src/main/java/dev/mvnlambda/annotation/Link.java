package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets this function read the name, ARN, qualifier and URL of another one through {@code Resource}, and invoke it;
 * repeats. The linked function is deployed first.
 *
 * <pre>{@code
 * @Link(Billing.class)
 * public class Shop … { … Resource.Billing.arn() … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Link.List.class)
public @interface Link {
    /** The handler class of the linked function. */
    Class<?> value();

    /** The handler method, where the class has a function for each of several methods. Default: all its functions. */
    String method() default "";

    /**
     * Whether the URL is handed over. Default: true, if the linked function has one. {@code false} lets two functions link
     * each other, since a URL is known only after its function is deployed.
     */
    boolean url() default true;

    /** Holds repeated {@link Link} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        Link[] value();
    }
}
