package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.local.polling.handler.Clerk;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** From a client that sends to a handler in a JVM of its own: one server, and one queue and one alias for each test. */
@SuppressWarnings("NullAway.Init")
class QueueToHandlerTest {

    @TempDir
    static Path directory;

    private static Path desk;
    private static Shop shop;

    private final String name = "q-" + UUID.randomUUID();

    @BeforeAll
    static void open() throws IOException {
        desk = Files.createDirectory(directory.resolve("desk"));
        shop = Shop.open(directory.resolve("state"), new JvmRuntime(JvmOptions.defaults()));
        shop.function(
                "clerk",
                Clerk.class.getName(),
                Packed.of(Clerk.class, SQSEvent.class, DateTime.class),
                Map.of("DESK", desk.toString()));
        shop.lambda()
                .updateFunctionConfiguration(
                        request -> request.functionName("clerk").description("the second"));
        shop.lambda().publishVersion(request -> request.functionName("clerk"));
        warm("1");
        warm("2");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aBatchArrivesInOneCallWithAllAttributes() {
        String url = shop.queue(name, Map.of());
        String mapping = map(request -> request.enabled(false));
        shop.send(url, "one", "two");
        shop.sqs()
                .sendMessage(request -> request.queueUrl(url)
                        .messageBody("three")
                        .messageAttributes(
                                Map.of("k", attribute("String").stringValue("v").build())));
        shop.enable(mapping, true);

        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        assertThat(batches()).hasSize(1);
        assertThat(batches().get(0)).containsExactlyInAnyOrder("1 one", "1 two", "1 three k=v");
    }

    @Test
    void bytesArriveAsTheyWere() {
        String url = shop.queue(name, Map.of());
        map(request -> request);
        shop.sqs()
                .sendMessage(request -> request.queueUrl(url)
                        .messageBody("photo")
                        .messageAttributes(Map.of(
                                "b",
                                attribute("Binary")
                                        .binaryValue(SdkBytes.fromUtf8String("grün"))
                                        .build())));

        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        assertThat(batches()).containsExactly(List.of("1 photo b=grün"));
    }

    @Test
    void onlyWhatFailedComesAgain() {
        String url = shop.impatientQueue(name, Map.of());
        String mapping = map(request ->
                request.enabled(false).functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        shop.send(url, "good", "flaky");
        shop.enable(mapping, true);

        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        List<String> handled = batches().stream().flatMap(List::stream).toList();
        assertThat(handled).contains("1 good");
        assertThat(Collections.frequency(handled, "1 flaky"))
                .as("more often than what succeeded, which may come again too on a very slow machine")
                .isGreaterThanOrEqualTo(2)
                .isGreaterThan(Collections.frequency(handled, "1 good"));
    }

    @Test
    void whatKeepsFailingEndsInTheDeadLetters() {
        String deadLetters = shop.queue(name + "-dlq", Map.of());
        String url = shop.impatientQueue(name, Map.of("RedrivePolicy", Shop.redriveTo(name + "-dlq", 2)));
        map(request -> request);
        shop.send(url, "throw");

        Shop.await("the message is a dead letter", () -> shop.count(deadLetters) == 1);

        assertThat(shop.count(url)).isZero();
        assertThat(batches()).isNotEmpty().hasSizeLessThanOrEqualTo(2).containsOnly(List.of("1 throw"));
    }

    @Test
    void whatIsFilteredOutIsGone() {
        String url = shop.queue(name, Map.of());
        map(request -> request.filterCriteria(criteria -> criteria.filters(
                Filter.builder().pattern("{\"body\":{\"kind\":[\"order\"]}}").build())));
        shop.send(url, "{\"kind\":\"order\"}", "{\"kind\":\"invoice\"}", "plain");

        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        assertThat(batches()).containsExactly(List.of("1 {\"kind\":\"order\"}"));
    }

    @Test
    void aMappingFollowsItsAlias() {
        String url = shop.queue(name, Map.of());
        map(request -> request);
        shop.send(url, "before");
        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        shop.lambda()
                .updateAlias(request -> request.functionName("clerk").name(name).functionVersion("2"));
        shop.send(url, "after");
        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        assertThat(batches()).containsExactlyInAnyOrder(List.of("1 before"), List.of("2 after"));
    }

    @Test
    void weightsHoldForBatches() {
        String url = shop.queue(name, Map.of());
        map(request -> request.batchSize(1));
        shop.lambda()
                .updateAlias(request -> request.functionName("clerk")
                        .name(name)
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.5))));

        // twenty draws that all fall alike are a thing of one in half a million
        shop.send(url, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        shop.send(url, "k", "l", "m", "n", "o", "p", "q", "r", "s", "t");
        Shop.await("the queue is empty", () -> shop.count(url) == 0);

        assertThat(batches().stream().map(batch -> batch.get(0).substring(2)))
                .as("each at least once, as SQS has it")
                .contains("a b c d e f g h i j k l m n o p q r s t".split(" "));
        assertThat(batches().stream().map(batch -> batch.get(0).charAt(0))).contains('1', '2');
    }

    // a cold start must not outlast the time for which a message is hidden
    private static void warm(String version) {
        shop.lambda()
                .invoke(request -> request.functionName("clerk")
                        .qualifier(version)
                        .payload(SdkBytes.fromUtf8String("{\"Records\":[]}")));
    }

    private String map(UnaryOperator<CreateEventSourceMappingRequest.Builder> more) {
        shop.alias("clerk", name);
        return shop.map(name, "clerk:" + name, more);
    }

    /** Returns this test's batches; of each message, the version that had it, its body and its attributes. */
    private List<List<String>> batches() {
        try (Stream<Path> files = Files.list(desk)) {
            return files.filter(file -> file.toString().endsWith(".batch"))
                    .map(QueueToHandlerTest::lines)
                    .filter(lines -> !lines.isEmpty() && lines.get(0).startsWith(name + " "))
                    .map(lines -> lines.stream()
                            .map(line -> line.substring(name.length() + 1))
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageAttributeValue.Builder attribute(String type) {
        return MessageAttributeValue.builder().dataType(type);
    }
}
