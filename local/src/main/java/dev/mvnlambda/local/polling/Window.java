package dev.mvnlambda.local.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;

/** A batch that fills: until it has as many messages as it may, as much of them as fits, or its time is over. */
final class Window {

    // 6 MB, less what surrounds the records
    private static final int LARGEST = 6_291_456 - 100;

    private final int batchSize;
    private final InstantSource clock;
    private final ToIntFunction<Message> size;
    private final Duration length;
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> surplus = new ArrayList<>();
    private Instant end = Instant.MIN;
    private int bytes;

    /** Waits for the first message; a mapping's window begins with it. */
    Window(EventSourceMappingConfiguration mapping, InstantSource clock, ToIntFunction<Message> size) {
        this.batchSize = mapping.batchSize();
        this.length = Duration.ofSeconds(mapping.maximumBatchingWindowInSeconds());
        this.clock = clock;
        this.size = size;
    }

    void add(List<Message> more) {
        if (messages.isEmpty()) {
            end = clock.instant().plus(length);
        }
        for (Message message : more) {
            // with the comma behind it
            int next = size.applyAsInt(message) + 1;
            boolean fits = surplus.isEmpty() && bytes + next <= LARGEST;
            (fits || messages.isEmpty() ? messages : surplus).add(message);
            bytes += next;
        }
    }

    /** Whether more messages may come; not before the first one has. */
    boolean isOpen() {
        return !messages.isEmpty()
                && surplus.isEmpty()
                && missing() > 0
                && clock.instant().isBefore(end);
    }

    int missing() {
        return batchSize - messages.size();
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Returns the messages that were received but do not fit. */
    List<Message> surplus() {
        return List.copyOf(surplus);
    }
}
