package dev.mvnlambda.local.sqs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ, started when it is first wanted: most accounts never see a message. */
final class MessageServer implements AutoCloseable {

    private @Nullable ElasticMq running;
    private boolean closed;

    /** Returns a client of the server, which is started if need be. */
    synchronized SqsClient client() {
        if (closed) {
            throw new IllegalStateException("The account is closed");
        }
        if (running == null) {
            running = ElasticMq.start();
        }
        return running.client();
    }

    /** Stops the server; its messages are gone. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
