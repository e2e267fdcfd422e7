package dev.mvnlambda.local.wire;

/** Looks at calls before their content is looked at, and refuses what is too much. */
@FunctionalInterface
public interface Admission {

    /**
     * Lets a call pass.
     *
     * @param size of the body in bytes
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when it is refused
     */
    void check(String region, String operation, int size);
}
