package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingMetricsConfig;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.ProvisionedPollerConfig;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** Makes the settings of mappings out of requests, with every default that AWS fills in. */
final class MappingSettings {

    private MappingSettings() {}

    static EventSourceMappingConfiguration created(
            CreateEventSourceMappingRequest request, SourceKind kind, String uuid, String functionArn, Instant now) {
        EventSourceMappingConfiguration.Builder builder = EventSourceMappingConfiguration.builder()
                .uuid(uuid)
                .functionArn(functionArn)
                .batchSize(kind.batchSize())
                .stateTransitionReason(kind == SourceKind.STREAM ? "User action" : "USER_INITIATED");
        switch (kind) {
            case QUEUE -> builder.maximumBatchingWindowInSeconds(0).functionResponseTypesWithStrings(List.of());
            case STREAM ->
                builder.maximumBatchingWindowInSeconds(0)
                        .functionResponseTypesWithStrings(List.of())
                        .bisectBatchOnFunctionError(false)
                        .destinationConfig(emptyDestination())
                        .lastProcessingResult("No records processed")
                        .maximumRecordAgeInSeconds(-1)
                        .maximumRetryAttempts(-1)
                        .parallelizationFactor(1)
                        .tumblingWindowInSeconds(0);
            default -> {
                builder.lastProcessingResult("No records processed");
                joinGroup(request, builder, uuid);
                beginSomewhere(request, builder);
            }
        }
        return completed(Shapes.copy(request, builder), kind, now);
    }

    /** A consumer group that is not named is called like the mapping. */
    private static void joinGroup(
            CreateEventSourceMappingRequest request, EventSourceMappingConfiguration.Builder builder, String uuid) {
        boolean selfManaged = request.selfManagedEventSource() != null;
        if (selfManaged && request.selfManagedKafkaEventSourceConfig() == null) {
            builder.selfManagedKafkaEventSourceConfig(kafka -> kafka.consumerGroupId(uuid));
        }
        if (!selfManaged && !request.topics().isEmpty() && request.amazonManagedKafkaEventSourceConfig() == null) {
            builder.amazonManagedKafkaEventSourceConfig(kafka -> kafka.consumerGroupId(uuid));
        }
    }

    /** Of all sources that are read from a position on, only brokers of one's own have one by default. */
    private static void beginSomewhere(
            CreateEventSourceMappingRequest request, EventSourceMappingConfiguration.Builder builder) {
        if (request.selfManagedEventSource() != null) {
            builder.startingPosition(EventSourcePosition.TRIM_HORIZON);
        }
    }

    /** Returns settings in which what the request names differs; what it empties goes. */
    static EventSourceMappingConfiguration updated(
            EventSourceMappingConfiguration current,
            UpdateEventSourceMappingRequest request,
            SourceKind kind,
            String functionArn,
            Instant now) {
        EventSourceMappingConfiguration.Builder builder =
                Shapes.copy(request, current.toBuilder()).functionArn(functionArn);
        return completed(builder, kind, now);
    }

    private static EventSourceMappingConfiguration completed(
            EventSourceMappingConfiguration.Builder builder, SourceKind kind, Instant now) {
        EventSourceMappingConfiguration given = builder.build();
        if (given.filterCriteria() != null && given.filterCriteria().filters().isEmpty()) {
            builder.filterCriteria((FilterCriteria) null);
        }
        if (given.scalingConfig() != null && given.scalingConfig().maximumConcurrency() == null) {
            builder.scalingConfig((ScalingConfig) null);
        }
        if (ProvisionedPollerConfig.builder().build().equals(given.provisionedPollerConfig())) {
            builder.provisionedPollerConfig((ProvisionedPollerConfig) null);
        }
        if (given.metricsConfig() != null && given.metricsConfig().metrics().isEmpty()) {
            builder.metricsConfig((EventSourceMappingMetricsConfig) null);
        }
        if (given.kmsKeyArn() != null && given.kmsKeyArn().isEmpty()) {
            builder.kmsKeyArn(null);
        }
        if (!hasDestination(given)) {
            builder.destinationConfig(kind == SourceKind.STREAM ? emptyDestination() : null);
        }
        return builder.lastModified(now).build();
    }

    private static boolean hasDestination(EventSourceMappingConfiguration mapping) {
        DestinationConfig destination = mapping.destinationConfig();
        return destination != null
                && destination.onFailure() != null
                && destination.onFailure().destination() != null
                && !destination.onFailure().destination().isEmpty();
    }

    private static DestinationConfig emptyDestination() {
        return DestinationConfig.builder()
                .onFailure(OnFailure.builder().build())
                .build();
    }
}
