package dev.mvnlambda.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.state.Tables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** With the real ElasticMQ, one for all tests. */
@SuppressWarnings("NullAway.Init")
class MessageTest {

    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

    @TempDir
    static Path directory;

    private static SqsQueues queues;
    private static SqsClient sqs;

    private final String name = "orders-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        queues = SqsQueues.open(Tables.in(directory), "000000000000", Clock.systemUTC(), Optional::empty);
        sqs = queues.in("us-east-1");
    }

    @AfterAll
    static void close() {
        queues.close();
    }

    @Test
    void aMessageArrivesWithItsAttributesAndIsCounted() {
        String url = queue(Map.of());
        sqs.sendMessage(request -> request.queueUrl(url)
                .messageBody("hello")
                .messageAttributes(Map.of(
                        "colour",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("red")
                                .build())));
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("1");

        Message message = receive(url).get(0);

        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.messageAttributes().values())
                .extracting(MessageAttributeValue::stringValue)
                .containsExactly("red");
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.SENDER_ID, "000000000000")
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("1");
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    @Test
    void aMessageThatIsReceivedTooOftenGoesToTheDeadLetters() {
        String deadLetters =
                sqs.createQueue(request -> request.queueName(name + "-dlq")).queueUrl();
        String url = queue(Map.of(
                "VisibilityTimeout",
                "0",
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\"" + ARN + name + "-dlq\",\"maxReceiveCount\":1}"));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("bad"));

        assertThat(receive(url)).hasSize(1);
        assertThat(receive(url)).isEmpty();

        Message dead = receive(deadLetters).get(0);
        assertThat(dead.body()).isEqualTo("bad");
        assertThat(dead.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, ARN + name);
    }

    @Test
    void attributesThatAreSetLaterHoldForTheNextReceive() {
        String deadLetters =
                sqs.createQueue(request -> request.queueName(name + "-dlq")).queueUrl();
        String url = queue(
                Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + ARN + name + "-dlq\",\"maxReceiveCount\":1}"));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("often"));
        sqs.setQueueAttributes(request ->
                request.queueUrl(url).attributesWithStrings(Map.of("VisibilityTimeout", "0", "RedrivePolicy", "")));

        assertThat(receive(url)).hasSize(1);
        assertThat(receive(url)).hasSize(1);
        assertThat(count(deadLetters, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
    }

    @Test
    void aFifoQueueKeepsOrderAndLeavesRepetitionsOut() {
        String url = sqs.createQueue(request -> request.queueName(name + ".fifo")
                        .attributesWithStrings(Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true")))
                .queueUrl();
        for (String body : List.of("1", "2", "1", "3")) {
            sqs.sendMessage(request -> request.queueUrl(url).messageBody(body).messageGroupId("g"));
        }

        assertThat(receive(url)).extracting(Message::body).containsExactly("1", "2", "3");
    }

    @Test
    void aQueueThatIsMadeAnewIsEmpty() {
        String url = queue(Map.of());
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("old"));
        sqs.deleteQueue(request -> request.queueUrl(url));
        queue(Map.of());

        assertThat(count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        assertThat(receive(url)).isEmpty();
    }

    @Test
    void whoWaitsForAMessageIsToldThatItsQueueIsGone() {
        String url = queue(Map.of());
        CompletableFuture<ReceiveMessageResponse> waiting = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20)));

        sqs.deleteQueue(request -> request.queueUrl(url));

        assertThat(waiting)
                .failsWithin(15, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void aMessageEndsTheWaitForIt() {
        String url = queue(Map.of("ReceiveMessageWaitTimeSeconds", "20"));
        CompletableFuture<ReceiveMessageResponse> waiting =
                CompletableFuture.supplyAsync(() -> sqs.receiveMessage(request -> request.queueUrl(url)));

        sqs.sendMessage(request -> request.queueUrl(url).messageBody("late"));

        assertThat(waiting)
                .succeedsWithin(15, TimeUnit.SECONDS)
                .satisfies(response -> assertThat(response.messages()).hasSize(1));
    }

    @Test
    void purgingLeavesNothing() {
        String url = queue(Map.of());
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("m"));
        sqs.purgeQueue(request -> request.queueUrl(url));

        assertThat(receive(url)).isEmpty();
    }

    @Test
    void whatAwsWouldRefuseIsRefused() {
        String url = queue(Map.of("MaximumMessageSize", "1024"));
        refused(
                () -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("")),
                "MissingParameter",
                "The request must contain the parameter MessageBody.");
        refused(
                () -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(1025))),
                "InvalidParameterValue",
                "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.");
        refused(
                () -> sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(11)),
                "InvalidParameterValue",
                "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.");
        refused(
                () -> sqs.sendMessageBatch(request -> request.queueUrl(url).entries(List.of())),
                "AWS.SimpleQueueService.EmptyBatchRequest",
                "There should be at least one SendMessageBatchRequestEntry in the request.");
        refused(
                () -> sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entry("1"), entry("2"))),
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                "Id a repeated.");
        assertThatThrownBy(
                        () -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle("none")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    private String queue(Map<String, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private static SendMessageBatchRequestEntry entry(String body) {
        return SendMessageBatchRequestEntry.builder().id("a").messageBody(body).build();
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static String count(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "none");
    }

    private static void refused(ThrowingCallable call, String code, String text) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SqsException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(text);
        });
    }
}
