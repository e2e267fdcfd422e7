package dev.mvnlambda.local.sqs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queues that ElasticMQ has: each is made, and brought up to its record, when a message operation needs it. Messages do
 * not expire, since ElasticMQ knows no retention period.
 */
final class MessageQueues {

    private static final int HARDLY_EVER = 1000;

    /** A queue in ElasticMQ, and the attributes it was given last. */
    private record Made(String url, Map<QueueAttributeName, String> attributes) {}

    private final MessageServer server;
    private final Map<String, Made> made = new HashMap<>();

    MessageQueues(MessageServer server) {
        this.server = server;
    }

    SqsClient client() {
        return server.client();
    }

    /** Returns the address of a queue in ElasticMQ. */
    synchronized String url(QueueRecord queue, QueueDirectory directory) {
        String url = existing(queue).url();
        Map<QueueAttributeName, String> wanted = wanted(queue, directory);
        if (!wanted.equals(existing(queue).attributes())) {
            client().setQueueAttributes(request -> request.queueUrl(url).attributes(wanted));
            made.put(queue.id(), new Made(url, wanted));
        }
        return url;
    }

    /** Returns the address of a queue in ElasticMQ if it has it, so that looking at a queue starts nothing. */
    synchronized Optional<String> urlIfMade(QueueRecord queue) {
        return Optional.ofNullable(made.get(queue.id())).map(Made::url);
    }

    /** Empties a queue that is no more; ElasticMQ keeps it, since it would let those who wait for messages wait in vain. */
    synchronized void delete(QueueRecord queue) {
        Optional.ofNullable(made.remove(queue.id()))
                .ifPresent(gone -> client().purgeQueue(request -> request.queueUrl(gone.url())));
    }

    private Made existing(QueueRecord queue) {
        return made.computeIfAbsent(queue.id(), any -> {
            CreateQueueRequest.Builder request = CreateQueueRequest.builder().queueName(name(queue));
            if (queue.isFifo()) {
                request.attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
            }
            return new Made(client().createQueue(request.build()).queueUrl(), Map.of());
        });
    }

    private Map<QueueAttributeName, String> wanted(QueueRecord queue, QueueDirectory directory) {
        Map<QueueAttributeName, String> wanted = new HashMap<>();
        wanted.put(QueueAttributeName.VISIBILITY_TIMEOUT, queue.attribute(QueueAttributes.VISIBILITY));
        wanted.put(QueueAttributeName.DELAY_SECONDS, queue.attribute(QueueAttributes.DELAY));
        wanted.put(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, queue.attribute(QueueAttributes.WAIT));
        redrive(queue, directory).ifPresent(policy -> wanted.put(QueueAttributeName.REDRIVE_POLICY, policy));
        return wanted;
    }

    // ElasticMQ cannot take a policy away again, so one that hardly matters takes its place
    private Optional<String> redrive(QueueRecord queue, QueueDirectory directory) {
        Optional<RedrivePolicy> policy = QueueDirectory.redrive(queue.attributes());
        Optional<QueueRecord> target = directory.deadLetters(queue);
        if (policy.isPresent() && target.isPresent()) {
            existing(target.get());
            String arn = ElasticMq.arn(name(target.get()));
            return Optional.of(new RedrivePolicy(arn, policy.get().maxReceiveCount()).json());
        }
        boolean had = existing(queue).attributes().containsKey(QueueAttributeName.REDRIVE_POLICY);
        return had ? Optional.of(new RedrivePolicy(ElasticMq.arn(name(queue)), HARDLY_EVER).json()) : Optional.empty();
    }

    private static String name(QueueRecord queue) {
        return queue.isFifo() ? queue.id() + ".fifo" : queue.id();
    }
}
