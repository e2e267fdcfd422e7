package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Sets one tag of the function and of what is made for it; repeats, at most 40 (AWS allows 50, some are ours). */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Tag.List.class)
public @interface Tag {
    /** 1 to 128 characters, not beginning with {@code aws:} or {@code mvnlambda:}. */
    String key();

    /** At most 256 characters. */
    String value();

    /** Holds repeated {@link Tag} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        Tag[] value();
    }
}
