package dev.mvnlambda.local.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues of an account, and what was sent to them. */
final class LocalQueues {

    /** A message as it was sent. */
    record Sent(String queueArn, String body) {}

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Supplier<SqsClient> sqs;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Sent> sent = new ArrayList<>();

    LocalQueues(Supplier<SqsClient> sqs) {
        this.sqs = sqs;
    }

    /** Makes a queue, or changes its visibility timeout; returns its ARN. */
    String queue(String name, int visibilitySeconds) {
        Map<QueueAttributeName, String> kind =
                name.endsWith(".fifo") ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
        String url = sqs.get()
                .createQueue(request -> request.queueName(name).attributes(kind))
                .queueUrl();
        sqs.get()
                .setQueueAttributes(request -> request.queueUrl(url)
                        .attributes(
                                Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(visibilitySeconds))));
        names.add(name);
        return arn(name);
    }

    /** Waits until so many messages were sent in all; false when they are not after a while. */
    boolean awaitSent(int count) {
        Instant end = Instant.now().plus(LONG);
        while (sent.size() < count && Instant.now().isBefore(end)) {
            receive(1);
        }
        return sent.size() >= count;
    }

    /** Returns what was sent so far, in the order in which it was seen. */
    List<Sent> sent() {
        receive(0);
        return sent;
    }

    private void receive(int seconds) {
        for (String name : names) {
            List<Message> messages = sqs.get()
                    .receiveMessage(request -> request.queueUrl(name).waitTimeSeconds(seconds))
                    .messages();
            for (Message message : messages) {
                sent.add(new Sent(arn(name), message.body()));
                sqs.get().deleteMessage(request -> request.queueUrl(name).receiptHandle(message.receiptHandle()));
            }
        }
    }

    private static String arn(String name) {
        return "arn:aws:sqs:us-east-1:000000000000:" + name;
    }
}
