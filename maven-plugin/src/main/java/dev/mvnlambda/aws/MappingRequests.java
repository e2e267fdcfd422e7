package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.ProvisionedPollerConfig;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** {@link MappingProperties} to and from what the SDK speaks; what AWS leaves out is its default. */
final class MappingRequests {
    private static final Set<String> STOPPED = Set.of("Disabled", "Disabling");

    private MappingRequests() {}

    static MappingProperties read(EventSourceMappingConfiguration found, Map<String, String> tags) {
        return new MappingProperties(
                or(found.eventSourceArn(), ""),
                or(found.functionArn(), ""),
                !STOPPED.contains(or(found.state(), "")),
                or(found.batchSize(), 10),
                found.maximumBatchingWindowInSeconds(),
                found.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
                filters(found.filterCriteria()),
                scaling(found.scalingConfig(), found.provisionedPollerConfig()),
                stream(found),
                BrokerRequests.read(found),
                tags);
    }

    private static List<String> filters(@Nullable FilterCriteria criteria) {
        return criteria == null
                ? List.of()
                : criteria.filters().stream().map(Filter::pattern).toList();
    }

    private static @Nullable ScalingSpec scaling(
            @Nullable ScalingConfig scaling, @Nullable ProvisionedPollerConfig pollers) {
        ScalingSpec found = new ScalingSpec(
                scaling == null ? null : scaling.maximumConcurrency(),
                pollers == null ? null : pollers.minimumPollers(),
                pollers == null ? null : pollers.maximumPollers());
        return found.equals(new ScalingSpec(null, null, null)) ? null : found;
    }

    private static @Nullable StreamSpec stream(EventSourceMappingConfiguration found) {
        if (found.startingPositionAsString() == null) {
            return null;
        }
        DestinationConfig destinations = found.destinationConfig();
        return new StreamSpec(
                found.startingPositionAsString(),
                found.startingPositionTimestamp() == null
                        ? ""
                        : found.startingPositionTimestamp().toString(),
                found.parallelizationFactor(),
                found.bisectBatchOnFunctionError(),
                found.maximumRecordAgeInSeconds(),
                found.maximumRetryAttempts(),
                found.tumblingWindowInSeconds(),
                destinations == null || destinations.onFailure() == null
                        ? null
                        : destinations.onFailure().destination());
    }

    /**
     * Makes a mapping.
     *
     * @param source what is read; of a table its stream
     */
    static CreateEventSourceMappingRequest create(MappingProperties wanted, String source) {
        CreateEventSourceMappingRequest.Builder request = CreateEventSourceMappingRequest.builder()
                .functionName(wanted.target())
                .eventSourceArn(source.isEmpty() ? null : source)
                .enabled(wanted.enabled())
                .batchSize(wanted.batchSize())
                .maximumBatchingWindowInSeconds(window(wanted))
                .tags(wanted.tags());
        if (wanted.partialBatchResponse()) {
            request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        }
        if (!wanted.filters().isEmpty()) {
            request.filterCriteria(criteria(wanted.filters()));
        }
        ScalingSpec scaling = wanted.scaling();
        if (scaling != null) {
            request.scalingConfig(concurrency(scaling)).provisionedPollerConfig(pollers(scaling));
        }
        StreamSpec stream = wanted.stream();
        if (stream != null) {
            request.startingPosition(stream.startingPosition())
                    .startingPositionTimestamp(
                            stream.startingTimestamp().isEmpty() ? null : Instant.parse(stream.startingTimestamp()))
                    .parallelizationFactor(unless(1, stream.parallelizationFactor()))
                    .bisectBatchOnFunctionError(unless(false, stream.bisectOnError()))
                    .maximumRecordAgeInSeconds(unless(-1, stream.maximumRecordAge()))
                    .maximumRetryAttempts(unless(-1, stream.maximumRetries()))
                    .tumblingWindowInSeconds(unless(0, stream.tumblingWindow()));
            String failures = or(stream.onFailure(), "");
            if (!failures.isEmpty()) {
                request.destinationConfig(destination(failures));
            }
        }
        BrokerSpec broker = wanted.broker();
        if (broker != null) {
            BrokerRequests.create(request, broker);
        }
        return request.build();
    }

    /** What is AWS's default is not said at creation: there are sources that take no other. */
    private static <T> @Nullable T unless(T usual, @Nullable T wanted) {
        return usual.equals(wanted) ? null : wanted;
    }

    /** An empty list or setting takes away what was set before; what a source does not know is left out. */
    static UpdateEventSourceMappingRequest update(String uuid, MappingProperties before, MappingProperties wanted) {
        UpdateEventSourceMappingRequest.Builder request = UpdateEventSourceMappingRequest.builder()
                .uuid(uuid)
                .functionName(wanted.target())
                .enabled(wanted.enabled())
                .batchSize(wanted.batchSize())
                .maximumBatchingWindowInSeconds(window(wanted))
                .filterCriteria(criteria(wanted.filters()));
        if (before.partialBatchResponse() != wanted.partialBatchResponse()) {
            request.functionResponseTypesWithStrings(responseTypes(wanted));
        }
        if (!Objects.equals(before.scaling(), wanted.scaling())) {
            rescale(request, before.scaling(), wanted.scaling());
        }
        if (before.stream() != null && wanted.stream() != null) {
            restream(request, before.stream(), wanted.stream());
        }
        if (before.broker() != null && wanted.broker() != null) {
            BrokerRequests.update(request, before.broker(), wanted.broker());
        }
        return request.build();
    }

    /** AWS takes none for a queue that keeps order, not even one of no length. */
    private static @Nullable Integer window(MappingProperties wanted) {
        return wanted.isFifo() ? null : wanted.window();
    }

    private static Collection<String> responseTypes(MappingProperties wanted) {
        return wanted.partialBatchResponse()
                ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES.toString())
                : List.of();
    }

    /** Only what changes is said: there are sources that take it under conditions only. */
    private static void restream(
            UpdateEventSourceMappingRequest.Builder request, StreamSpec before, StreamSpec wanted) {
        request.parallelizationFactor(changed(before.parallelizationFactor(), wanted.parallelizationFactor()))
                .bisectBatchOnFunctionError(changed(before.bisectOnError(), wanted.bisectOnError()))
                .maximumRecordAgeInSeconds(changed(before.maximumRecordAge(), wanted.maximumRecordAge()))
                .maximumRetryAttempts(changed(before.maximumRetries(), wanted.maximumRetries()))
                .tumblingWindowInSeconds(changed(before.tumblingWindow(), wanted.tumblingWindow()));
        String failures = changed(before.onFailure(), wanted.onFailure());
        if (failures != null) {
            request.destinationConfig(destination(failures));
        }
    }

    private static <T> @Nullable T changed(@Nullable T before, @Nullable T wanted) {
        return Objects.equals(before, wanted) ? null : wanted;
    }

    private static void rescale(
            UpdateEventSourceMappingRequest.Builder request,
            @Nullable ScalingSpec before,
            @Nullable ScalingSpec wanted) {
        ScalingSpec none = new ScalingSpec(null, null, null);
        ScalingSpec old = or(before, none);
        ScalingSpec next = or(wanted, none);
        if (!Objects.equals(old.maximumConcurrency(), next.maximumConcurrency())) {
            request.scalingConfig(or(concurrency(next), ScalingConfig.builder().build()));
        }
        if (!Objects.equals(pollers(old), pollers(next))) {
            request.provisionedPollerConfig(
                    or(pollers(next), ProvisionedPollerConfig.builder().build()));
        }
    }

    private static @Nullable ScalingConfig concurrency(ScalingSpec scaling) {
        return scaling.maximumConcurrency() == null
                ? null
                : ScalingConfig.builder()
                        .maximumConcurrency(scaling.maximumConcurrency())
                        .build();
    }

    private static @Nullable ProvisionedPollerConfig pollers(ScalingSpec scaling) {
        return scaling.minimumPollers() == null && scaling.maximumPollers() == null
                ? null
                : ProvisionedPollerConfig.builder()
                        .minimumPollers(scaling.minimumPollers())
                        .maximumPollers(scaling.maximumPollers())
                        .build();
    }

    private static FilterCriteria criteria(List<String> filters) {
        return FilterCriteria.builder()
                .filters(filters.stream()
                        .map(pattern -> Filter.builder().pattern(pattern).build())
                        .toList())
                .build();
    }

    private static DestinationConfig destination(String arn) {
        return arn.isEmpty()
                ? DestinationConfig.builder().onFailure(failure -> {}).build()
                : DestinationConfig.builder()
                        .onFailure(failure -> failure.destination(arn))
                        .build();
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
