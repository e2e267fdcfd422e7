package dev.mvnlambda.manifest;

/**
 * A subscription to a topic.
 *
 * @param source an ARN, or the name of a topic of this account and region
 * @param filterPolicy JSON that a message has to match, or empty for all messages
 * @param filterScope {@code MessageAttributes} or {@code MessageBody}: what the policy looks at
 * @param deadLetterQueue ARN of the queue for messages that could not be delivered, or empty
 * @param create whether a deploy makes the topic
 */
public record SnsSpec(String source, String filterPolicy, String filterScope, String deadLetterQueue, boolean create)
        implements TriggerSpec {}
