package dev.mvnlambda.local.polling;

import dev.mvnlambda.local.control.ControlPlane;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Keeps one poller for each mapping of a queue that is enabled, from its start until it is closed. */
public final class Pollers implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final int REGION_PART = 3;

    private final ControlPlane plane;
    private final Closing closing = new Closing();
    private final ExecutorService threads;
    private final Set<String> polled = ConcurrentHashMap.newKeySet();

    private Pollers(ControlPlane plane, ExecutorService threads) {
        this.plane = plane;
        this.threads = threads;
    }

    /** Begins to poll for all mappings of an account, those that are made later too. */
    public static Pollers start(ControlPlane plane) {
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "local-lambda-poller-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Pollers pollers = new Pollers(plane, threads);
        threads.execute(pollers::watch);
        return pollers;
    }

    /** Receives no more; what runs already ends with the account. */
    @Override
    public void close() {
        closing.close();
        threads.shutdown(); // an interrupt could hit ElasticMQ while it starts
    }

    /** Waits a while, once the account is closed, until nothing runs any more. */
    public void awaitEnd() {
        try {
            boolean unused = threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!closing.isClosed()) {
            try {
                startMissing();
            } catch (RuntimeException e) {
                // after the close there are no threads to be had
                if (!closing.isClosed()) {
                    System.err.println("Event source mappings are looked for again after: " + e);
                }
            }
            closing.await(BETWEEN_LOOKS);
        }
    }

    private void startMissing() {
        mappings().stream()
                .filter(mapping -> polled.add(mapping.uuid()))
                .forEach(mapping -> threads.execute(() -> poll(mapping)));
    }

    private void poll(EventSourceMappingConfiguration mapping) {
        try {
            String region = mapping.eventSourceArn().split(":", -1)[REGION_PART];
            Batches batches = new Batches(plane.sqs(region), plane.lambda(region, "sqs"), region, Clock.systemUTC());
            new QueuePoller(() -> current(mapping.uuid()), batches, threads, closing).run();
        } finally {
            polled.remove(mapping.uuid());
        }
    }

    private Optional<EventSourceMappingConfiguration> current(String uuid) {
        return mappings().stream()
                .filter(mapping -> mapping.uuid().equals(uuid))
                .findFirst();
    }

    private List<EventSourceMappingConfiguration> mappings() {
        return plane.polled("sqs");
    }
}
