package dev.mvnlambda.local.polling;

import dev.mvnlambda.local.filter.EventFilters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Batches of one queue: received, filtered, handed to the function, and deleted as far as it succeeded. */
final class Batches {

    private static final int LARGEST_RECEIVE = 10;
    // seconds; a change of the mapping is seen after it
    private static final int LONGEST_WAIT = 1;
    private static final String ALL = "All";

    private final SqsClient sqs;
    private final LambdaClient lambda;
    private final String region;
    private final InstantSource clock;

    Batches(SqsClient sqs, LambdaClient lambda, String region, InstantSource clock) {
        this.sqs = sqs;
        this.lambda = lambda;
        this.region = region;
        this.clock = clock;
    }

    /**
     * Waits a moment for a first message, then as long as the mapping's window for more of them, up to its batch size.
     *
     * @param goesOn false ends the wait before the window does
     */
    List<Message> receive(EventSourceMappingConfiguration mapping, BooleanSupplier goesOn) {
        Window window = new Window(mapping, clock, event(mapping)::size);
        window.add(receive(mapping, window.missing()));
        while (window.isOpen() && goesOn.getAsBoolean()) {
            window.add(receive(mapping, window.missing()));
        }
        return window.messages();
    }

    /**
     * Calls the function with those messages that pass the filters, in as many calls as it takes to hold them. What throws
     * leaves the messages to come back when their visibility timeout ends.
     */
    void run(EventSourceMappingConfiguration mapping, List<Message> messages) {
        SqsEvent event = event(mapping);
        EventFilters filters = filters(mapping);
        List<Message> passed = messages.stream()
                .filter(message -> filters.pass(event.record(message)))
                .toList();
        delete(mapping, without(messages, passed));
        for (List<Message> part : event.split(passed)) {
            InvokeResponse response = lambda.invoke(
                    request -> request.functionName(mapping.functionArn()).payload(event.of(part)));
            List<Message> succeeded = BatchAnswer.of(mapping, response).succeeded(part);
            delete(mapping, succeeded);
            if (isFifo(mapping) && succeeded.size() < part.size()) {
                return; // what follows a failure in its group must not overtake it
            }
        }
    }

    /** Makes messages visible at once. */
    void giveBack(EventSourceMappingConfiguration mapping, List<Message> messages) {
        for (List<Message> some : parts(messages)) {
            List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, some.size())
                    .mapToObj(index -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(index))
                            .receiptHandle(some.get(index).receiptHandle())
                            .visibilityTimeout(0)
                            .build())
                    .toList();
            sqs.changeMessageVisibilityBatch(
                    request -> request.queueUrl(queue(mapping)).entries(entries));
        }
    }

    private List<Message> receive(EventSourceMappingConfiguration mapping, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(queue(mapping))
                        .maxNumberOfMessages(Math.min(most, LARGEST_RECEIVE))
                        .waitTimeSeconds(LONGEST_WAIT)
                        .messageAttributeNames(ALL)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void delete(EventSourceMappingConfiguration mapping, List<Message> messages) {
        for (List<Message> some : parts(messages)) {
            List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, some.size())
                    .mapToObj(index -> DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(index))
                            .receiptHandle(some.get(index).receiptHandle())
                            .build())
                    .toList();
            sqs.deleteMessageBatch(request -> request.queueUrl(queue(mapping)).entries(entries));
        }
    }

    private SqsEvent event(EventSourceMappingConfiguration mapping) {
        return new SqsEvent(mapping.eventSourceArn(), region);
    }

    private static EventFilters filters(EventSourceMappingConfiguration mapping) {
        return EventFilters.of(
                mapping.filterCriteria() == null
                        ? List.of()
                        : mapping.filterCriteria().filters().stream()
                                .map(Filter::pattern)
                                .toList());
    }

    private static List<Message> without(List<Message> messages, List<Message> others) {
        Set<String> ids = others.stream().map(Message::messageId).collect(Collectors.toSet());
        return messages.stream()
                .filter(message -> !ids.contains(message.messageId()))
                .toList();
    }

    private static List<List<Message>> parts(List<Message> messages) {
        List<List<Message>> parts = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += LARGEST_RECEIVE) {
            parts.add(messages.subList(from, Math.min(messages.size(), from + LARGEST_RECEIVE)));
        }
        return parts;
    }

    private static boolean isFifo(EventSourceMappingConfiguration mapping) {
        return mapping.eventSourceArn().endsWith(".fifo");
    }

    // the local SQS takes a name for an address
    private static String queue(EventSourceMappingConfiguration mapping) {
        String arn = mapping.eventSourceArn();
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
