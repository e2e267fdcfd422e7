package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Connects the function to subnets of a VPC; the role may then manage its network interfaces. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Vpc {
    /** Subnet ids, 1 to 16. */
    String[] subnets();

    /** Security group ids, 1 to 5. */
    String[] securityGroups();
}
