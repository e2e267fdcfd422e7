package dev.mvnlambda.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.state.Tables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

@SuppressWarnings("NullAway.Init")
class QueueTest {

    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";
    private static final String URL = "https://sqs.us-east-1.amazonaws.com/000000000000/";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final AtomicReference<@Nullable URI> address = new AtomicReference<>();

    @TempDir
    Path directory;

    private SqsQueues queues;
    private SqsClient sqs;

    @BeforeEach
    void open() {
        queues = SqsQueues.open(
                Tables.in(directory),
                "000000000000",
                InstantSource.fixed(NOW),
                () -> Optional.ofNullable(address.get()));
        sqs = queues.in("us-east-1");
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void aQueueIsMadeOnceForEqualAttributes() {
        assertThat(create("orders", Map.of("VisibilityTimeout", "60"))).isEqualTo(URL + "orders");
        assertThat(create("orders", Map.of())).isEqualTo(URL + "orders");
        assertThat(create("orders", Map.of("VisibilityTimeout", "60", "DelaySeconds", "0")))
                .isEqualTo(URL + "orders");

        assertThatThrownBy(() -> create("orders", Map.of("VisibilityTimeout", "61")))
                .isInstanceOf(QueueNameExistsException.class)
                .hasMessageContaining("A queue already exists with the same name and a different value for attribute"
                        + " VisibilityTimeout");
    }

    @Test
    void aQueueOutlivesARestart() {
        sqs.createQueue(request -> request.queueName("orders")
                .attributesWithStrings(Map.of("DelaySeconds", "7"))
                .tags(Map.of("a", "b")));
        close();
        open();

        assertThat(attributes("orders", "DelaySeconds")).containsExactly(Map.entry("DelaySeconds", "7"));
        assertThat(sqs.listQueueTags(request -> request.queueUrl(URL + "orders"))
                        .tags())
                .containsExactly(Map.entry("a", "b"));
    }

    @Test
    void allAttributesHaveTheDefaultsOfAws() {
        create("orders", Map.of());

        assertThat(attributes("orders", "All"))
                .containsEntry("VisibilityTimeout", "30")
                .containsEntry("MessageRetentionPeriod", "345600")
                .containsEntry("MaximumMessageSize", "1048576")
                .containsEntry("QueueArn", ARN + "orders")
                .containsEntry("CreatedTimestamp", Long.toString(NOW.getEpochSecond()))
                .containsEntry("ApproximateNumberOfMessages", "0")
                .doesNotContainKeys("FifoQueue", "RedrivePolicy");
        create("orders.fifo", Map.of("FifoQueue", "true"));
        assertThat(attributes("orders.fifo", "All"))
                .containsEntry("FifoQueue", "true")
                .containsEntry("ContentBasedDeduplication", "false")
                .containsEntry("DeduplicationScope", "queue");
    }

    @Test
    void noAttributesAreReturnedUnlessSomeAreAskedFor() {
        create("orders", Map.of());

        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(URL + "orders"))
                        .hasAttributes())
                .isFalse();
        refused(() -> attributes("orders", "Colour"), "InvalidAttributeName", "Unknown Attribute Colour.");
    }

    @ParameterizedTest
    @CsvSource({
        "VisibilityTimeout,43201",
        "DelaySeconds,901",
        "ReceiveMessageWaitTimeSeconds,21",
        "MaximumMessageSize,1023",
        "MessageRetentionPeriod,59",
        "VisibilityTimeout,soon",
        "Policy,none"
    })
    void valuesOutOfBoundsAreRefused(String name, String value) {
        refused(
                () -> create("orders", Map.of(name, value)),
                "InvalidAttributeValue",
                "Invalid value for the parameter " + name + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FifoQueue", "ContentBasedDeduplication", "Colour"})
    void attributesThatAStandardQueueHasNotAreRefused(String name) {
        refused(
                () -> create("orders", Map.of(name, "false")),
                "InvalidAttributeName",
                "Unknown Attribute " + name + ".");
    }

    @Test
    void namesAreChecked() {
        refused(
                () -> create("a b", Map.of()),
                "InvalidParameterValue",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        refused(
                () -> create("orders.fifo", Map.of()),
                "InvalidParameterValue",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        refused(
                () -> create("orders", Map.of("FifoQueue", "true")),
                "InvalidParameterValue",
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end"
                        + " with .fifo suffix and be 1 to 80 in length.");
    }

    @Test
    void deadLettersNeedAQueueOfTheSameKind() {
        String policy = "{\"deadLetterTargetArn\":\"" + ARN + "orders-dlq\",\"maxReceiveCount\":3}";
        String start = "Value " + policy + " for parameter RedrivePolicy is invalid. Reason: ";
        refused(
                () -> create("orders", Map.of("RedrivePolicy", policy)),
                "InvalidParameterValue",
                start + "Dead letter target does not exist.");
        create("orders-dlq", Map.of());
        refused(
                () -> create("orders.fifo", Map.of("RedrivePolicy", policy, "FifoQueue", "true")),
                "InvalidParameterValue",
                start + "Dead-letter queue must be same type of queue as the source.");

        create(
                "orders",
                Map.of(
                        "RedrivePolicy",
                        policy.replace("3", "\"3\"")
                                .replace(":", ": ")
                                .replace(": aws: sqs: us-east-1: 000000000000: ", ":aws:sqs:us-east-1:000000000000:")));

        assertThat(attributes("orders", "RedrivePolicy")).containsEntry("RedrivePolicy", policy);
        assertThat(sqs.listDeadLetterSourceQueues(request -> request.queueUrl(URL + "orders-dlq"))
                        .queueUrls())
                .containsExactly(URL + "orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|Redrive policy is not a valid JSON map.",
                "{\"maxReceiveCount\":1}|Redrive policy does not contain mandatory attribute: deadLetterTargetArn.",
                "{\"deadLetterTargetArn\":\"a\"}|Redrive policy does not contain mandatory attribute: maxReceiveCount.",
                "{\"deadLetterTargetArn\":\"a\",\"maxReceiveCount\":0}|Invalid value for maxReceiveCount: 0,"
                        + " valid values are from 1 to 1000 both inclusive."
            })
    void redrivePoliciesAreChecked(String policy, String reason) {
        refused(
                () -> create("orders", Map.of("RedrivePolicy", policy)),
                "InvalidParameterValue",
                "Value " + policy + " for parameter RedrivePolicy is invalid. Reason: " + reason);
    }

    @Test
    void anEmptyTextTakesARedrivePolicyAway() {
        create("dlq", Map.of());
        create("orders", Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + ARN + "dlq\",\"maxReceiveCount\":1}"));

        sqs.setQueueAttributes(request -> request.queueUrl(URL + "orders")
                .attributesWithStrings(Map.of("RedrivePolicy", "", "DelaySeconds", "1")));

        assertThat(attributes("orders", "RedrivePolicy", "DelaySeconds"))
                .containsExactly(Map.entry("DelaySeconds", "1"));
    }

    @Test
    void queuesAreListedInPagesOnlyWhenTheirNumberIsGiven() {
        assertThat(sqs.listQueues().hasQueueUrls()).isFalse();
        IntStream.range(0, 5).forEach(number -> create("orders-" + number, Map.of()));
        create("other", Map.of());

        assertThat(sqs.listQueues(request -> request.queueNamePrefix("orders-")).queueUrls())
                .hasSize(5);
        ListQueuesResponse first = sqs.listQueues(request -> request.maxResults(4));
        assertThat(first.queueUrls()).hasSize(4);
        assertThat(sqs.listQueues(request -> request.maxResults(4).nextToken(first.nextToken()))
                        .queueUrls())
                .containsExactly(URL + "orders-4", URL + "other");
    }

    @Test
    void tagsComeAndGo() {
        create("orders", Map.of());
        sqs.tagQueue(request -> request.queueUrl(URL + "orders").tags(Map.of("a", "1", "b", "2")));
        sqs.untagQueue(request -> request.queueUrl(URL + "orders").tagKeys("a"));

        assertThat(queues.tags("us-east-1")).containsExactly(Map.entry(ARN + "orders", Map.of("b", "2")));
    }

    @Test
    void aQueueThatIsGoneIsUnknown() {
        create("orders", Map.of());
        sqs.deleteQueue(request -> request.queueUrl(URL + "orders"));

        List<ThrowingCallable> calls = List.of(
                () -> sqs.getQueueUrl(request -> request.queueName("orders")),
                () -> attributes("orders", "All"),
                () -> sqs.deleteQueue(request -> request.queueUrl(URL + "orders")),
                () -> sqs.sendMessage(
                        request -> request.queueUrl(URL + "orders").messageBody("m")));
        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOfSatisfying(QueueDoesNotExistException.class, error -> {
                            assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
                            assertThat(error.awsErrorDetails().errorMessage())
                                    .isEqualTo("The specified queue does not exist.");
                        }));
    }

    @Test
    void queuesOfRegionsAreApart() {
        create("orders", Map.of("VisibilityTimeout", "5"));

        assertThat(queues.in("eu-west-1").listQueues().queueUrls()).isEmpty();
        assertThat(queues.visibilityTimeout(ARN + "orders")).contains(Duration.ofSeconds(5));
        assertThat(queues.visibilityTimeout("arn:aws:sqs:eu-west-1:000000000000:orders"))
                .isEmpty();
        assertThat(queues.visibilityTimeout("arn:aws:sns:us-east-1:000000000000:orders"))
                .isEmpty();
    }

    @Test
    void anAddressNamesTheServerOnceThereIsOne() {
        create("orders", Map.of());
        address.set(URI.create("http://127.0.0.1:4599"));

        assertThat(sqs.getQueueUrl(request -> request.queueName("orders")).queueUrl())
                .isEqualTo("http://127.0.0.1:4599/000000000000/orders");
    }

    private String create(String name, Map<String, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private Map<String, String> attributes(String name, String... names) {
        return sqs.getQueueAttributes(request -> request.queueUrl(URL + name).attributeNamesWithStrings(names))
                .attributesAsStrings();
    }

    private static void refused(ThrowingCallable call, String code, String text) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SqsException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(text);
        });
    }
}
