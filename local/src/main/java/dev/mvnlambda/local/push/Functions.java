package dev.mvnlambda.local.push;

import software.amazon.awssdk.core.SdkBytes;

/** The functions of an account, as services see them that call functions by themselves. */
public interface Functions {

    /**
     * On whose behalf a service calls.
     *
     * @param principal of the service, such as {@code sns.amazonaws.com}
     * @param sourceArn what calls, such as a topic; of this account
     */
    record Sender(String principal, String sourceArn) {

        /** Returns the service's name, such as {@code sns}. */
        public String service() {
            return principal.substring(0, principal.indexOf('.'));
        }
    }

    /** Whether what an ARN names is there, and the resource policy of exactly that lets a service call. */
    boolean allow(Sender sender, String arn);

    /**
     * Calls what an ARN names asynchronously, with retries and destinations as its settings say.
     *
     * @return whether the call was accepted: the function is there, and lets the service call
     */
    boolean call(Sender sender, String arn, SdkBytes event);
}
