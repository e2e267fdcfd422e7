package dev.mvnlambda.annotation;

/** How a function takes part in AWS X-Ray tracing (AWS API: {@code TracingConfig.Mode}). */
public enum Tracing {
    /** Follows the decision of the caller; traces nothing of its own. */
    PASS_THROUGH,
    /** Samples requests itself; the role may then write to X-Ray. */
    ACTIVE
}
