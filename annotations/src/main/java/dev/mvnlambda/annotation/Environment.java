package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Sets one environment variable of the function; repeats. All of them together take at most 4 KB (AWS quota). */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Environment.List.class)
public @interface Environment {
    /** A letter followed by at least one letter, digit or {@code _}; not one that AWS reserves. */
    String name();

    /** The value; placeholders are resolved at deploy. */
    String value();

    /** Whether the value is masked in every output. Default: false. */
    boolean secret() default false;

    /** Holds repeated {@link Environment} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        Environment[] value();
    }
}
