package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.control.Archives;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings over HTTP with real queues; handlers are played. */
@SuppressWarnings("NullAway.Init")
class PollersTest {

    private static final int MANY = 8;

    @TempDir
    Path directory;

    private final PlayedRuntime runtime = new PlayedRuntime();
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = Shop.open(directory, runtime);
        shop.function("f", "demo.Hello", Archives.of("one"), Map.of());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aDisabledMappingLeavesTheQueueAloneAndAnEnabledOneGoesOn() {
        String url = shop.queue("q", Map.of());
        String mapping = shop.map("q", "f:live", request -> request);
        shop.send(url, "first");
        Shop.await("the first message is handled", () -> shop.count(url) == 0);

        shop.enable(mapping, false);
        shop.send(url, "second");
        shop.send(url, "third");
        assertThat(runtime.batches()).containsExactly(List.of("first"));

        shop.enable(mapping, true);
        Shop.await("the others are handled", () -> shop.count(url) == 0);
        assertThat(runtime.batches().stream().flatMap(List::stream))
                .containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void aServerThatStartsAgainPollsForItsMappings() throws IOException {
        shop.queue("q", Map.of());
        shop.map("q", "f:live", request -> request);
        shop.close();

        shop = Shop.open(directory, runtime);
        String url = shop.queue("q", Map.of());
        shop.send(url, "after");

        Shop.await("the message is handled", () -> shop.count(url) == 0);
        assertThat(runtime.batches()).containsExactly(List.of("after"));
    }

    @Test
    void aQueueThatIsMadeAnewIsPolledAtOnce() {
        String url = shop.queue("q", Map.of());
        shop.map("q", "f:live", request -> request);
        shop.send(url, "old");
        Shop.await("the old queue is polled", () -> shop.count(url) == 0);

        shop.sqs().deleteQueue(request -> request.queueUrl(url));
        shop.queue("q", Map.of());
        shop.send(url, "new");

        Shop.await("the message is handled", Duration.ofSeconds(15), () -> shop.count(url) == 0);
        assertThat(runtime.batches()).containsExactly(List.of("old"), List.of("new"));
    }

    @Test
    void aThrottledBatchGoesBackAndComesAgain() {
        String url = shop.impatientQueue("q", Map.of());
        shop.map("q", "f:live", request -> request);
        shop.lambda()
                .putFunctionConcurrency(request -> request.functionName("f").reservedConcurrentExecutions(0));
        shop.send(url, "patient");
        Shop.await("the message was received", () -> shop.hidden(url) == 1);
        assertThat(runtime.batches()).isEmpty();

        shop.lambda().deleteFunctionConcurrency(request -> request.functionName("f"));

        Shop.await("the message is handled", () -> shop.count(url) == 0);
        assertThat(runtime.batches()).containsExactly(List.of("patient"));
    }

    @Test
    void noMoreBatchesRunAtOnceThanTheMappingAllows() {
        String url = shop.queue("q", Map.of());
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        runtime.answers(payload -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            await(two);
            running.decrementAndGet();
            return "null";
        });
        shop.map(
                "q", "f:live", request -> request.batchSize(1).scalingConfig(scaling -> scaling.maximumConcurrency(2)));
        for (int message = 0; message < MANY; message++) {
            shop.send(url, "m" + message);
        }

        Shop.await("all are handled", () -> shop.count(url) == 0);

        assertThat(most).hasValue(2);
    }

    @Test
    void aGroupOfAFifoQueueIsHandledInOrder() {
        String url = shop.queue("q.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
        for (String body : List.of("1", "2", "3", "4", "5", "6")) {
            shop.sqs()
                    .sendMessage(
                            request -> request.queueUrl(url).messageBody(body).messageGroupId("g"));
        }

        shop.map("q.fifo", "f:live", request -> request.batchSize(2));

        Shop.await("all are handled", () -> shop.count(url) == 0);
        assertThat(runtime.batches()).containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
