package dev.mvnlambda.manifest;

/**
 * A trigger of a user pool.
 *
 * @param source id or ARN of the pool
 * @param on as AWS calls it in a pool's settings, such as {@code PreSignUp}
 * @param version of the event, such as {@code V1_0}; empty where there is one only
 * @param kmsKey ARN of the key that codes for custom senders are encrypted with, or empty
 */
public record CognitoSpec(String source, String on, String version, String kmsKey) implements TriggerSpec {}
