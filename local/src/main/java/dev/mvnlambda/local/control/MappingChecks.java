package dev.mvnlambda.local.control;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.DurableConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ProvisionedPollerConfig;

/** The rules that settings of mappings keep, beyond the bounds of single members. */
final class MappingChecks {

    private static final int LARGEST_PLAIN_BATCH = 10;
    private static final int LEAST_QUEUE_POLLERS = 2;
    private static final int LEAST_RECORD_AGE = 60;
    private static final int LONGEST_DURABLE = 900;

    private final Scope scope;

    MappingChecks(Scope scope) {
        this.scope = scope;
    }

    /** Checks settings by themselves. */
    void checkSettings(EventSourceMappingConfiguration mapping, SourceKind kind) {
        FilterPatterns.check(mapping.filterCriteria());
        switch (kind) {
            case QUEUE -> checkQueueSettings(mapping);
            case STREAM -> checkStreamSettings(mapping);
            case BROKER -> BrokerChecks.checkSettings(mapping);
        }
    }

    /** Refuses destinations where a source has none. */
    void checkDestination(@Nullable DestinationConfig destination, SourceKind kind) {
        boolean onSuccess = destination != null && destination.onSuccess() != null;
        boolean onFailure = destination != null && destination.onFailure() != null;
        if (onSuccess || (onFailure && kind == SourceKind.QUEUE)) {
            throw Faults.invalidParameter(
                    "Unsupported DestinationConfig parameter for given event source mapping type.");
        }
    }

    /** Checks that a function can be called by the mapping at all. */
    void checkFunction(FunctionConfiguration function, FunctionName name) {
        DurableConfig durable = function.durableConfig();
        if (durable == null) {
            return;
        }
        if (name.qualifier().isEmpty()) {
            throw Faults.invalidParameter("You cannot invoke a durable function using an unqualified ARN.");
        }
        if (durable.executionTimeout() > LONGEST_DURABLE) {
            throw Faults.invalidParameter("An event source mapping cannot invoke a durable function whose"
                    + " executionTimeout is greater than " + LONGEST_DURABLE + " seconds.");
        }
    }

    /** Checks that a queue or a stream is there and that the function's role may read it; others are taken to be there. */
    void checkSource(EventSourceMappingConfiguration mapping, FunctionConfiguration function) {
        switch (SourceKind.of(mapping.eventSourceArn(), true).orElseThrow()) {
            case QUEUE -> checkQueue(mapping.eventSourceArn(), function);
            case STREAM -> new StreamChecks(scope).check(mapping.eventSourceArn(), function);
            case BROKER -> BrokerChecks.checkAccess(mapping, scope.account(), function.role());
        }
    }

    private void checkQueue(String arn, FunctionConfiguration function) {
        if (!RolePermissions.allow(scope.account(), function.role(), "sqs:ReceiveMessage", arn)) {
            throw Faults.invalidParameter(
                    "The provided execution role does not have permissions to call ReceiveMessage on SQS");
        }
        if (scope.account().sqs().visibilityTimeout(arn).isEmpty()) {
            throw Faults.invalidParameter("Error occurred while ReceiveMessage. SQS Error Code:"
                    + " AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not"
                    + " exist.");
        }
    }

    /** Checks that a queue hides messages for as long as the function may work on them. */
    void checkVisibility(EventSourceMappingConfiguration mapping, FunctionConfiguration function) {
        if (!isQueue(mapping)) {
            return;
        }
        Optional<Duration> visibility = scope.account().sqs().visibilityTimeout(mapping.eventSourceArn());
        if (visibility.isPresent() && visibility.get().toSeconds() < function.timeout()) {
            throw Faults.invalidParameter("Queue visibility timeout: "
                    + visibility.get().toSeconds() + " seconds is less than Function timeout: " + function.timeout()
                    + " seconds");
        }
    }

    private static boolean isQueue(EventSourceMappingConfiguration mapping) {
        return SourceKind.of(mapping.eventSourceArn(), true).equals(Optional.of(SourceKind.QUEUE));
    }

    private static void checkQueueSettings(EventSourceMappingConfiguration mapping) {
        checkAbsent(mapping, "StartingPosition", EventSourceMappingConfiguration::startingPositionAsString);
        checkAbsent(mapping, "ParallelizationFactor", EventSourceMappingConfiguration::parallelizationFactor);
        checkAbsent(mapping, "MaximumRecordAgeInSeconds", EventSourceMappingConfiguration::maximumRecordAgeInSeconds);
        checkAbsent(mapping, "MaximumRetryAttempts", EventSourceMappingConfiguration::maximumRetryAttempts);
        checkAbsent(mapping, "BisectBatchOnFunctionError", EventSourceMappingConfiguration::bisectBatchOnFunctionError);
        checkAbsent(mapping, "TumblingWindowInSeconds", EventSourceMappingConfiguration::tumblingWindowInSeconds);
        checkBatch(mapping);
        checkPollers(mapping);
    }

    private static void checkBatch(EventSourceMappingConfiguration mapping) {
        boolean isFifo = mapping.eventSourceArn().endsWith(".fifo");
        boolean isLarge = mapping.batchSize() > LARGEST_PLAIN_BATCH;
        boolean waits = mapping.maximumBatchingWindowInSeconds() > 0;
        if (isFifo && waits) {
            throw Faults.invalidParameter("Batching window is not supported for FIFO queues");
        }
        if (isFifo && isLarge) {
            throw Faults.invalidParameter("Batch size must not exceed 10 for FIFO queues");
        }
        if (isLarge && !waits) {
            throw Faults.invalidParameter("Maximum batch window in seconds must be greater than 0 if maximum batch"
                    + " size is greater than 10");
        }
    }

    private static void checkPollers(EventSourceMappingConfiguration mapping) {
        ProvisionedPollerConfig pollers = mapping.provisionedPollerConfig();
        if (pollers == null) {
            return;
        }
        if (mapping.scalingConfig() != null) {
            throw Faults.invalidParameter("Provisioned mode for SQS ESM does not support maximum concurrency feature."
                    + " Use MaximumPollers as the control mechanism and remove maximum concurrency.");
        }
        int least = pollers.minimumPollers() == null ? LEAST_QUEUE_POLLERS : pollers.minimumPollers();
        boolean ordered = pollers.maximumPollers() == null || pollers.maximumPollers() >= least;
        if (least < LEAST_QUEUE_POLLERS || !ordered) {
            throw Faults.invalidParameter("MinimumPollers should be between [2, 200] and MaximumPollers should be"
                    + " between [MinimumPollers, 2000]");
        }
    }

    /** A time is given exactly where reading begins at one, and is not in the future. */
    void checkStart(EventSourceMappingConfiguration mapping) {
        boolean byTime = mapping.startingPosition() == EventSourcePosition.AT_TIMESTAMP;
        if (!byTime && mapping.startingPositionTimestamp() != null) {
            throw Faults.invalidParameter("Timestamp only valid with StartingPosition AT_TIMESTAMP");
        }
        if (byTime && mapping.startingPositionTimestamp() == null) {
            throw Faults.invalidParameter("StartingPositionTimestamp is required with StartingPosition AT_TIMESTAMP.");
        }
        if (byTime && mapping.startingPositionTimestamp().isAfter(scope.now())) {
            throw Faults.invalidParameter("StartingPositionTimestamp cannot be in the future.");
        }
    }

    /** Refuses mappings that do not say where reading begins. */
    static void checkPositioned(EventSourceMappingConfiguration mapping) {
        if (mapping.startingPositionAsString() == null) {
            throw Faults.invalidParameter("1 validation error detected: Value null at 'startingPosition' failed to"
                    + " satisfy constraint: Member must not be null.");
        }
    }

    private static void checkStreamSettings(EventSourceMappingConfiguration mapping) {
        checkPositioned(mapping);
        boolean byTime = mapping.startingPosition() == EventSourcePosition.AT_TIMESTAMP;
        if (byTime && SourceKind.service(mapping.eventSourceArn()).equals("dynamodb")) {
            throw Faults.invalidParameter("Unsupported starting position for arn type: " + mapping.eventSourceArn());
        }
        int age = mapping.maximumRecordAgeInSeconds();
        if (age != -1 && age < LEAST_RECORD_AGE) {
            throw Faults.invalidParameter("MaximumRecordAgeInSeconds must be -1 or at least " + LEAST_RECORD_AGE + ".");
        }
        Stream.of(mapping.scalingConfig(), mapping.provisionedPollerConfig())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(config -> {
                    throw Faults.invalidParameter("Unsupported "
                            + config.getClass().getSimpleName() + " for given event source mapping type.");
                });
    }

    private static void checkAbsent(
            EventSourceMappingConfiguration mapping,
            String member,
            Function<EventSourceMappingConfiguration, @Nullable Object> value) {
        if (value.apply(mapping) != null) {
            throw Faults.invalidParameter(member + " is not valid for SQS event sources.");
        }
    }
}
