package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.Optional;

/** The queues that were registered last. */
final class RegisteredQueues implements Queues {

    private volatile Queues queues;

    RegisteredQueues(Queues first) {
        queues = first;
    }

    void register(Queues other) {
        queues = other;
    }

    @Override
    public Optional<Duration> visibilityTimeout(String queueArn) {
        return queues.visibilityTimeout(queueArn);
    }

    @Override
    public void send(String queueArn, String body) {
        queues.send(queueArn, body);
    }
}
