package dev.mvnlambda.local.polling;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;

/** Reads one queue for one mapping for as long as the mapping is enabled; nothing else ends it. */
final class QueuePoller {

    private static final int USUAL_CONCURRENCY = 5;

    private final Supplier<Optional<EventSourceMappingConfiguration>> mapping;
    private final Batches batches;
    private final Executor threads;
    private final Closing closing;
    private final Slots slots = new Slots();
    private final Backoff backoff = new Backoff();

    /**
     * Polls within the thread that runs it, and runs batches in others.
     *
     * @param mapping the settings that hold now; empty while nothing is to be polled
     */
    QueuePoller(
            Supplier<Optional<EventSourceMappingConfiguration>> mapping,
            Batches batches,
            Executor threads,
            Closing closing) {
        this.mapping = mapping;
        this.batches = batches;
        this.threads = threads;
        this.closing = closing;
    }

    void run() {
        Optional<EventSourceMappingConfiguration> now = mapping.get();
        while (now.isPresent() && !closing.isClosed()) {
            try {
                slots.take(concurrency(now.get()));
            } catch (InterruptedException e) {
                return;
            }
            round(now.get());
            closing.await(backoff.delay());
            now = mapping.get();
        }
    }

    // the slot goes with the batch to the thread that runs it
    private void round(EventSourceMappingConfiguration settings) {
        boolean handedOver = false;
        try {
            handedOver = receive(settings);
        } catch (RuntimeException e) {
            failed(settings, e);
        } finally {
            if (!handedOver) {
                slots.release();
            }
        }
    }

    private boolean receive(EventSourceMappingConfiguration settings) {
        List<Message> messages = batches.receive(settings, this::goesOn);
        if (messages.isEmpty()) {
            return false;
        }
        Optional<EventSourceMappingConfiguration> now = mapping.get();
        if (now.isEmpty() || closing.isClosed()) {
            batches.giveBack(settings, messages);
            return false;
        }
        threads.execute(() -> run(now.get(), messages));
        return true;
    }

    private boolean goesOn() {
        return mapping.get().isPresent() && !closing.isClosed();
    }

    private void run(EventSourceMappingConfiguration settings, List<Message> messages) {
        try {
            batches.run(settings, messages);
            backoff.succeeded();
        } catch (RuntimeException e) {
            failed(settings, e);
        } finally {
            slots.release();
        }
    }

    private void failed(EventSourceMappingConfiguration settings, RuntimeException reason) {
        backoff.failed();
        if (!closing.isClosed()) {
            System.err.println("The mapping " + settings.uuid() + " of " + settings.eventSourceArn() + " to "
                    + settings.functionArn() + " goes on in a moment after: " + reason.getMessage());
        }
    }

    private static int concurrency(EventSourceMappingConfiguration settings) {
        boolean bounded =
                settings.scalingConfig() != null && settings.scalingConfig().maximumConcurrency() != null;
        return bounded ? settings.scalingConfig().maximumConcurrency() : USUAL_CONCURRENCY;
    }
}
