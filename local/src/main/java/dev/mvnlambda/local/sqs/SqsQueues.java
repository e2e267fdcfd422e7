package dev.mvnlambda.local.sqs;

import dev.mvnlambda.local.state.Table;
import dev.mvnlambda.local.state.Tables;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The queues of one account, in all regions. They are saved; their messages are kept in memory only, by ElasticMQ, and are
 * gone when the account is closed. ElasticMQ starts with the first message, so queues alone cost next to nothing.
 */
public final class SqsQueues implements AutoCloseable {

    private static final int ARN_PARTS = 6;
    private static final int REGION_PART = 3;

    private final Table<QueueRecord> table;
    private final String account;
    private final InstantSource clock;
    private final Supplier<Optional<URI>> address;
    private final MessageServer server = new MessageServer();
    private final MessageQueues messages = new MessageQueues(server);

    private SqsQueues(Table<QueueRecord> table, String account, InstantSource clock, Supplier<Optional<URI>> address) {
        this.table = table;
        this.account = account;
        this.clock = clock;
        this.address = address;
    }

    /**
     * Opens the queues of an account.
     *
     * @param address where the account is reached over HTTP, empty until it is
     */
    public static SqsQueues open(Tables tables, String account, InstantSource clock, Supplier<Optional<URI>> address) {
        return new SqsQueues(tables.of("queues", QueueRecord.class), account, clock, address);
    }

    /** Returns the class that answers SQS's operations, for the wire. */
    public static Class<? extends SqsClient> implementation() {
        return LocalSqs.class;
    }

    /** Returns SQS of a region. */
    public SqsClient in(String region) {
        QueueDirectory directory = directory(region);
        return new LocalSqs(directory, new Messages(directory, messages));
    }

    /** Returns the codes of SQS's errors where they are not called like their shape, by shape. */
    public static Map<String, String> errorCodes() {
        return SqsFaults.CODES;
    }

    /**
     * Sends a text to the queue that an ARN names.
     *
     * @throws software.amazon.awssdk.services.sqs.model.SqsException when there is none, or it does not take the text
     */
    public void send(String arn, String body) {
        send(arn, body, Map.of());
    }

    /**
     * Sends a text with attributes, as {@link #send(String, String)} does.
     *
     * @param attributes texts, by name
     */
    public void send(String arn, String body, Map<String, String> attributes) {
        QueueRecord queue = find(arn).orElseThrow(SqsFaults::noQueue);
        Map<String, MessageAttributeValue> values = new TreeMap<>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        in(queue.region())
                .sendMessage(request ->
                        request.queueUrl(queue.name()).messageBody(body).messageAttributes(values));
    }

    /** Returns how long a received message of a queue stays hidden; empty unless there is such a queue. */
    public Optional<Duration> visibilityTimeout(String arn) {
        return find(arn)
                .map(queue -> Duration.ofSeconds(Integer.parseInt(queue.attribute(QueueAttributes.VISIBILITY))));
    }

    /** Returns the tags of a region's queues, by ARN. */
    public Map<String, Map<String, String>> tags(String region) {
        QueueDirectory directory = directory(region);
        Function<QueueRecord, String> arn = queue -> directory.names().arn(queue.name());
        return directory.startingWith("").stream().collect(Collectors.toMap(arn, QueueRecord::tags));
    }

    /** Ends what keeps messages, and with it all messages. */
    @Override
    public void close() {
        server.close();
    }

    private Optional<QueueRecord> find(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length != ARN_PARTS) {
            return Optional.empty();
        }
        QueueDirectory directory = directory(parts[REGION_PART]);
        return directory.names().inArn(arn).flatMap(directory::find);
    }

    private QueueDirectory directory(String region) {
        return new QueueDirectory(table, new QueueNames(account, region, address), clock);
    }
}
