package dev.mvnlambda.local.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a mapping reads from; defaults and rules follow from it. */
enum SourceKind {
    /** SQS. */
    QUEUE(10),
    /** Kinesis and DynamoDB. */
    STREAM(100),
    /** Kafka, MQ and DocumentDB. */
    BROKER(100);

    private final int batchSize;

    SourceKind(int batchSize) {
        this.batchSize = batchSize;
    }

    /** Returns the batch size of mappings that name none. */
    int batchSize() {
        return batchSize;
    }

    /**
     * Tells the kind from an ARN.
     *
     * @param arn absent for brokers that AWS does not run
     */
    static Optional<SourceKind> of(@Nullable String arn, boolean selfManaged) {
        if (arn == null) {
            return selfManaged ? Optional.of(BROKER) : Optional.empty();
        }
        return switch (service(arn)) {
            case "sqs" -> Optional.of(QUEUE);
            case "kinesis", "dynamodb" -> Optional.of(STREAM);
            case "kafka", "mq", "rds" -> Optional.of(BROKER);
            default -> Optional.empty();
        };
    }

    static String service(String arn) {
        return arn.split(":", -1)[2];
    }
}
