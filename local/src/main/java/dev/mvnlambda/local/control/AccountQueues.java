package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.Optional;

/** The account's own queues. */
final class AccountQueues implements Queues {

    private final dev.mvnlambda.local.sqs.Queues queues;

    AccountQueues(dev.mvnlambda.local.sqs.Queues queues) {
        this.queues = queues;
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
