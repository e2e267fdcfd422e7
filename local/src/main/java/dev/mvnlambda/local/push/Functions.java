package dev.mvnlambda.local.push;

import software.amazon.awssdk.core.SdkBytes;

/** The functions of an account, as services see them that call functions by themselves. */
public interface Functions {

    /**
     * On whose behalf a service calls.
     *
     * @param principal of the service, such as {@code sns.amazonaws.com}
     * @param sourceArn what called, such as a topic
     * @param account whose that is
     */
    record Sender(String principal, String sourceArn, String account) {}

    /** Whether something stands behind an ARN, by whatever qualifier. */
    boolean exists(String arn);

    /** Whether the resource policy of exactly what an ARN names lets a service call. */
    boolean allow(Sender sender, String arn);

    /**
     * Calls what an ARN names asynchronously, with retries and destinations as its settings say.
     *
     * @return whether the call was accepted: the function is there, and lets the service call
     */
    boolean call(Sender sender, String arn, SdkBytes event);
}
