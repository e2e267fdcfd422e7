package dev.mvnlambda.local.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;

/** A batch that fills: until it has as many messages as it may, or as much of them as fits, or its time is over. */
final class Window {

    private final int batchSize;
    private final InstantSource clock;
    private final ToIntFunction<Message> size;
    private final Duration length;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private Instant end = Instant.MIN;
    private int bytes;

    /** Waits for the first message; a mapping's window begins with it. */
    Window(EventSourceMappingConfiguration mapping, InstantSource clock, ToIntFunction<Message> size) {
        this.batchSize = mapping.batchSize();
        this.length = Duration.ofSeconds(mapping.maximumBatchingWindowInSeconds());
        this.clock = clock;
        this.size = size;
    }

    /** Adds messages; one that comes again, because its visibility is shorter than the window, is still one. */
    void add(List<Message> more) {
        if (messages.isEmpty()) {
            end = clock.instant().plus(length);
        }
        for (Message message : more) {
            if (messages.put(message.messageId(), message) == null) {
                bytes += size.applyAsInt(message);
            }
        }
    }

    /** Whether more messages may come; not before the first one has. */
    boolean isOpen() {
        return !messages.isEmpty()
                && bytes < SqsEvent.LARGEST
                && missing() > 0
                && clock.instant().isBefore(end);
    }

    int missing() {
        return batchSize - messages.size();
    }

    List<Message> messages() {
        return List.copyOf(messages.values());
    }
}
