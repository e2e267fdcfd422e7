package dev.mvnlambda.local.wire;

import software.amazon.awssdk.core.SdkPojo;

/** Looks at calls before the service does, and refuses what is too much. */
@FunctionalInterface
public interface Admission {

    /**
     * Lets a call pass.
     *
     * @param request as the SDK's model holds it
     * @param size of the body in bytes
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when it is refused
     */
    void check(String region, String operation, SdkPojo request, int size);
}
