package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.control.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class BatchesTest {

    private final TestClock clock = new TestClock();
    private final Queue queue = new Queue(clock);
    private final Function function = new Function();
    private final Batches batches = new Batches(queue, function, "us-east-1", clock);

    @Test
    void withoutAWindowABatchIsWhatOneReceiveBrings() {
        queue.holds("a", "b");

        assertThat(received(mapping(10, 0))).hasSize(2);
        assertThat(queue.receives).hasSize(1);
    }

    @Test
    void noMessageIsNoBatch() {
        assertThat(received(mapping(10, 300))).isEmpty();
        assertThat(queue.receives).hasSize(1);
    }

    @Test
    void aLargeBatchTakesSeveralReceivesOfTen() {
        queue.holds(IntStream.range(0, 40).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(received(mapping(25, 60))).hasSize(25);
        assertThat(queue.receives).containsExactly(10, 10, 5);
    }

    @Test
    void aWindowBeginsWithTheFirstMessageAndEndsInTime() {
        queue.holds("a");

        assertThat(received(mapping(100, 3))).hasSize(1);
        assertThat(queue.receives).hasSize(4);
    }

    @Test
    void aWindowEndsWithItsMapping() {
        queue.holds("a");
        Iterator<Boolean> enabled = List.of(true, false).iterator();

        assertThat(batches.receive(mapping(100, 300), enabled::next)).hasSize(1);
        assertThat(queue.receives).hasSize(2);
    }

    @Test
    void aMessageThatComesAgainWithinAWindowIsOneMessage() {
        queue.holds("a", "b");
        queue.holdsAgain(0, "handle-again");

        List<Message> received = received(mapping(100, 3));

        assertThat(received).extracting(Message::body).containsExactly("a", "b");
        assertThat(received.get(0).receiptHandle()).isEqualTo("handle-again");
    }

    @Test
    void whatDoesNotFitIntoOneEventTakesSeveralCalls() {
        String large = "x".repeat(1_000_000);
        queue.holds(large, large, large, large, large, large, large, large);

        batches.run(mapping(10, 0), received(mapping(10, 0)));

        assertThat(function.calls)
                .extracting(call -> call.payload().asByteArrayUnsafe().length / 1_000_000)
                .containsExactly(6, 2);
        assertThat(queue.deleted).hasSize(8);
    }

    @Test
    void noMessageOvertakesAFailureInAFifoQueue() {
        String large = "x".repeat(1_000_000);
        queue.holds(large, large, large, large, large, large, large, large);
        function.error = "Unhandled";
        EventSourceMappingConfiguration fifo = mapping(10, 0).toBuilder()
                .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:q.fifo")
                .build();

        batches.run(fifo, received(fifo));

        assertThat(function.calls).hasSize(1);
        assertThat(queue.deleted).isEmpty();
    }

    @Test
    void theEventIsThatOfAws() throws Exception {
        Message message = Message.builder()
                .messageId("id")
                .receiptHandle("handle")
                .body("{\"a\":1}")
                .md5OfBody("md5")
                .attributes(Map.of(MessageSystemAttributeName.SENT_TIMESTAMP, "1545082649183"))
                .messageAttributes(Map.of(
                        "colour",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("red")
                                .build(),
                        "picture",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                                .build()))
                .build();

        batches.run(mapping(10, 0), List.of(message));

        assertThat(function.calls).hasSize(1);
        assertThat(function.calls.get(0).functionName())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:f:live");
        JsonNode expected = new ObjectMapper().readTree("""
                {"Records":[{
                  "messageId":"id",
                  "receiptHandle":"handle",
                  "body":"{\\"a\\":1}",
                  "attributes":{"SentTimestamp":"1545082649183"},
                  "messageAttributes":{
                    "colour":{"stringValue":"red","stringListValues":[],"binaryListValues":[],"dataType":"String"},
                    "picture":{"binaryValue":"AQI=","stringListValues":[],"binaryListValues":[],"dataType":"Binary"}},
                  "md5OfBody":"md5",
                  "eventSource":"aws:sqs",
                  "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:q",
                  "awsRegion":"us-east-1"}]}
                """);
        assertThat(new ObjectMapper().readTree(function.calls.get(0).payload().asUtf8String()))
                .isEqualTo(expected);
    }

    @Test
    void whatNoFilterMatchesIsDeletedWithoutACall() {
        EventSourceMappingConfiguration filtered = mapping(10, 0).toBuilder()
                .filterCriteria(criteria -> criteria.filters(
                        Filter.builder().pattern("{\"body\":[\"b\"]}").build()))
                .build();
        queue.holds("a", "c");

        batches.run(filtered, received(filtered));

        assertThat(function.calls).isEmpty();
        assertThat(queue.deleted).containsExactly("handle-0", "handle-1");
    }

    @Test
    void moreThanTenAreDeletedTenByTen() {
        queue.holds(IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new));
        EventSourceMappingConfiguration mapping = mapping(25, 1);

        batches.run(mapping, received(mapping));

        assertThat(function.calls).hasSize(1);
        assertThat(queue.deleted).hasSize(25);
    }

    private List<Message> received(EventSourceMappingConfiguration mapping) {
        return batches.receive(mapping, () -> true);
    }

    private static EventSourceMappingConfiguration mapping(int batchSize, int window) {
        return EventSourceMappingConfiguration.builder()
                .uuid("u")
                .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:q")
                .functionArn("arn:aws:lambda:us-east-1:000000000000:function:f:live")
                .batchSize(batchSize)
                .maximumBatchingWindowInSeconds(window)
                .build();
    }

    /** A queue in which time passes only while somebody waits for a message. */
    private static final class Queue implements SqsClient {

        private final TestClock clock;
        private final Deque<Message> messages = new ArrayDeque<>();
        private final List<Integer> receives = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();

        Queue(TestClock clock) {
            this.clock = clock;
        }

        void holds(String... bodies) {
            for (String body : bodies) {
                int number = messages.size();
                messages.add(Message.builder()
                        .messageId("id-" + number)
                        .receiptHandle("handle-" + number)
                        .body(body)
                        .build());
            }
        }

        void holdsAgain(int number, String handle) {
            Message first = List.copyOf(messages).get(number);
            messages.add(first.toBuilder().receiptHandle(handle).build());
        }

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            receives.add(request.maxNumberOfMessages());
            List<Message> received = new ArrayList<>();
            while (!messages.isEmpty() && received.size() < request.maxNumberOfMessages()) {
                received.add(messages.remove());
            }
            if (received.isEmpty()) {
                clock.pass(Duration.ofSeconds(request.waitTimeSeconds()));
            }
            return ReceiveMessageResponse.builder().messages(received).build();
        }

        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
            assertThat(request.entries()).hasSizeLessThanOrEqualTo(10);
            request.entries().stream()
                    .map(DeleteMessageBatchRequestEntry::receiptHandle)
                    .forEach(deleted::add);
            return DeleteMessageBatchResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** Succeeds unless it is told not to. */
    private static final class Function implements LambdaClient {

        private final List<InvokeRequest> calls = new ArrayList<>();
        private @Nullable String error;

        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            calls.add(request);
            return InvokeResponse.builder()
                    .functionError(error)
                    .payload(SdkBytes.fromUtf8String("null"))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
