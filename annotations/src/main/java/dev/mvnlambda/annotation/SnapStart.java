package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts new environments from a snapshot that is taken when a version is published, so versions are published. Not
 * together with provisioned concurrency, a {@link FileSystem} or more than 512 MB of {@code /tmp} (AWS: SnapStart
 * limitations).
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SnapStart {}
