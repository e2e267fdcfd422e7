package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.Optional;

/** What Lambda needs of SQS; see {@link ControlPlane#use}. */
public interface Queues {

    /** Returns the visibility timeout of a queue; absent when there is no such queue. */
    Optional<Duration> visibilityTimeout(String queueArn);

    /**
     * Sends a message.
     *
     * @param body JSON
     * @throws RuntimeException when the queue does not take it
     */
    void send(String queueArn, String body);
}
