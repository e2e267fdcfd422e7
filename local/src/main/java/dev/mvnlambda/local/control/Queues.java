package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.Optional;

/**
 * What Lambda needs of SQS. Whoever runs queues beside the account registers them with {@link ControlPlane#use}; until
 * then the account has no queues at all.
 */
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

    /** Returns an account without queues. */
    static Queues none() {
        return new Queues() {
            @Override
            public Optional<Duration> visibilityTimeout(String queueArn) {
                return Optional.empty();
            }

            @Override
            public void send(String queueArn, String body) {
                throw new IllegalStateException("There is no queue " + queueArn + ".");
            }
        };
    }
}
