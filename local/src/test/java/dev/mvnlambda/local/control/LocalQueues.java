package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Queues by name, and what was sent to them. */
final class LocalQueues implements Queues {

    /** A message as it was sent. */
    record Sent(String queueArn, String body) {}

    private final Map<String, Duration> queues = new ConcurrentHashMap<>();
    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

    /** Makes a queue, or changes its visibility timeout; returns its ARN. */
    String queue(String name, int visibilitySeconds) {
        String arn = "arn:aws:sqs:us-east-1:000000000000:" + name;
        queues.put(arn, Duration.ofSeconds(visibilitySeconds));
        return arn;
    }

    /** Waits until so many messages were sent in all; false when they are not after a while. */
    boolean awaitSent(int count) {
        return awaitSent(count, Duration.ofSeconds(10));
    }

    boolean awaitSent(int count, Duration time) {
        return Waiting.until(sent, () -> sent.size() >= count, time);
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public Optional<Duration> visibilityTimeout(String queueArn) {
        return Optional.ofNullable(queues.get(queueArn));
    }

    @Override
    public void send(String queueArn, String body) {
        synchronized (sent) {
            sent.add(new Sent(queueArn, body));
            sent.notifyAll();
        }
    }
}
