package dev.mvnlambda.local.sqs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The messages of one region's queues: requests are checked as AWS does, then ElasticMQ has them. */
final class Messages {

    static final int LARGEST_BATCH = 10;

    private static final int LONGEST_WAIT = 1;

    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final QueueDirectory directory;
    private final MessageQueues queues;

    Messages(QueueDirectory directory, MessageQueues queues) {
        this.directory = directory;
        this.queues = queues;
    }

    SendMessageResponse send(SendMessageRequest request) {
        QueueRecord queue = queue(request.queueUrl());
        Outgoing.check(queue, request.messageBody(), request.messageAttributes());
        return queues.client()
                .sendMessage(request.toBuilder()
                        .queueUrl(url(queue))
                        .messageDeduplicationId(Outgoing.deduplicationId(
                                queue, request.messageDeduplicationId(), request.messageBody()))
                        .build());
    }

    SendMessageBatchResponse send(SendMessageBatchRequest request) {
        QueueRecord queue = queue(request.queueUrl());
        SqsFaults.checkBatch("SendMessageBatch", request.entries(), SendMessageBatchRequestEntry::id);
        Outgoing.check(queue, request.entries());
        List<SendMessageBatchRequestEntry> entries = request.entries().stream()
                .map(entry -> entry.toBuilder()
                        .messageDeduplicationId(
                                Outgoing.deduplicationId(queue, entry.messageDeduplicationId(), entry.messageBody()))
                        .build())
                .toList();
        return queues.client()
                .sendMessageBatch(request.toBuilder()
                        .queueUrl(url(queue))
                        .entries(entries)
                        .build());
    }

    /** Waits second by second, so that neither the close of the account nor that of the queue waits for a long poll. */
    ReceiveMessageResponse receive(ReceiveMessageRequest request) {
        checkReceive(request);
        int left = wait(request);
        List<Message> messages = receive(request, Math.min(left, LONGEST_WAIT));
        while (messages.isEmpty() && left > LONGEST_WAIT) {
            left -= LONGEST_WAIT;
            messages = receive(request, Math.min(left, LONGEST_WAIT));
        }
        // AWS leaves the list out when there is nothing
        return messages.isEmpty()
                ? ReceiveMessageResponse.builder().build()
                : ReceiveMessageResponse.builder().messages(messages).build();
    }

    private List<Message> receive(ReceiveMessageRequest request, int seconds) {
        QueueRecord queue = queue(request.queueUrl());
        return queues
                .client()
                .receiveMessage(request.toBuilder()
                        .queueUrl(url(queue))
                        .waitTimeSeconds(seconds)
                        .build())
                .messages()
                .stream()
                .map(message -> shown(message, queue))
                .toList();
    }

    private int wait(ReceiveMessageRequest request) {
        QueueRecord queue = queue(request.queueUrl());
        return request.waitTimeSeconds() == null
                ? Integer.parseInt(queue.attribute(QueueAttributes.WAIT))
                : request.waitTimeSeconds();
    }

    DeleteMessageResponse delete(DeleteMessageRequest request) {
        String url = url(queue(request.queueUrl()));
        return queues.client().deleteMessage(request.toBuilder().queueUrl(url).build());
    }

    DeleteMessageBatchResponse delete(DeleteMessageBatchRequest request) {
        String url = url(queue(request.queueUrl()));
        SqsFaults.checkBatch("DeleteMessageBatch", request.entries(), DeleteMessageBatchRequestEntry::id);
        return queues.client()
                .deleteMessageBatch(request.toBuilder().queueUrl(url).build());
    }

    ChangeMessageVisibilityResponse changeVisibility(ChangeMessageVisibilityRequest request) {
        String url = url(queue(request.queueUrl()));
        if (request.visibilityTimeout() == null) {
            throw SqsFaults.missingParameter(QueueAttributes.VISIBILITY);
        }
        checkBetween(request.visibilityTimeout(), QueueAttributes.VISIBILITY, 0, 43_200, "Must be between 0 and 43200");
        return queues.client()
                .changeMessageVisibility(request.toBuilder().queueUrl(url).build());
    }

    ChangeMessageVisibilityBatchResponse changeVisibility(ChangeMessageVisibilityBatchRequest request) {
        String url = url(queue(request.queueUrl()));
        SqsFaults.checkBatch(
                "ChangeMessageVisibilityBatch", request.entries(), ChangeMessageVisibilityBatchRequestEntry::id);
        return queues.client()
                .changeMessageVisibilityBatch(request.toBuilder().queueUrl(url).build());
    }

    void purge(QueueRecord queue) {
        queues.urlIfMade(queue).ifPresent(url -> queues.client().purgeQueue(request -> request.queueUrl(url)));
    }

    void delete(QueueRecord queue) {
        queues.delete(queue);
    }

    /** Returns how many messages a queue holds, by attribute; it starts nothing. */
    Map<QueueAttributeName, String> counts(QueueRecord queue) {
        Optional<String> url = queues.urlIfMade(queue);
        Map<QueueAttributeName, String> counts = new EnumMap<>(QueueAttributeName.class);
        COUNTS.forEach(name -> counts.put(name, "0"));
        url.ifPresent(made -> counts.putAll(queues.client()
                .getQueueAttributes(request -> request.queueUrl(made).attributeNames(COUNTS))
                .attributes()));
        return counts;
    }

    private QueueRecord queue(String url) {
        return directory.get(directory.names().named(url));
    }

    private String url(QueueRecord queue) {
        return queues.url(queue, directory);
    }

    // ElasticMQ knows queues by their ids and senders by their address
    private Message shown(Message message, QueueRecord queue) {
        if (message.attributes().isEmpty()) {
            return message.toBuilder().attributes(null).build();
        }
        Map<MessageSystemAttributeName, String> attributes = new EnumMap<>(MessageSystemAttributeName.class);
        attributes.putAll(message.attributes());
        attributes.computeIfPresent(
                MessageSystemAttributeName.SENDER_ID,
                (name, address) -> directory.names().account());
        attributes.computeIfPresent(
                MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, (name, arn) -> sourceArn(queue, arn));
        return message.toBuilder().attributes(attributes).build();
    }

    private String sourceArn(QueueRecord deadLetters, String arn) {
        return directory.sourcesOf(deadLetters).stream()
                .filter(source -> arn.contains(source.id()))
                .map(source -> directory.names().arn(source.name()))
                .findFirst()
                .orElse(arn);
    }

    private static void checkReceive(ReceiveMessageRequest request) {
        checkBetween(
                request.maxNumberOfMessages(),
                "MaxNumberOfMessages",
                1,
                LARGEST_BATCH,
                "Must be between 1 and 10, if provided.");
        checkBetween(request.waitTimeSeconds(), "WaitTimeSeconds", 0, 20, "Must be >= 0 and <= 20, if provided.");
        checkBetween(
                request.visibilityTimeout(),
                QueueAttributes.VISIBILITY,
                0,
                43_200,
                "Must be between 0 and 43200, if provided");
    }

    private static void checkBetween(@Nullable Integer value, String parameter, int least, int most, String reason) {
        if (value != null && (value < least || value > most)) {
            throw SqsFaults.invalidParameter(value, parameter, reason);
        }
    }
}
