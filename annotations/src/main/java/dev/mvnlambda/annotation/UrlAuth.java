package dev.mvnlambda.annotation;

/** Who may call a function URL (AWS API: {@code FunctionUrlAuthType}). */
public enum UrlAuth {
    /** Everyone on the internet; the plan says so. */
    NONE,
    /** Callers that sign with IAM credentials and are allowed to, {@code AWS_IAM} in AWS's words. */
    IAM
}
