package dev.mvnlambda.local.control;

import dev.mvnlambda.local.sqs.SqsQueues;
import java.time.Duration;
import java.util.Optional;

/** The account's own queues. */
final class AccountQueues implements Queues {

    private final SqsQueues queues;

    AccountQueues(SqsQueues queues) {
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
