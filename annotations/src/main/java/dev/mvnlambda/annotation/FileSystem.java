package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Mounts an EFS access point; needs {@link Vpc}, and cannot be used with {@link SnapStart}. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FileSystem {
    /** ARN of the access point. */
    String accessPoint();

    /** Where it appears: {@code /mnt/} followed by letters, digits, {@code -}, {@code _} or {@code .}, at most 160. */
    String path() default "/mnt/efs";
}
