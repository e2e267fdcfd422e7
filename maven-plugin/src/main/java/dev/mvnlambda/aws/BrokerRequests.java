package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DocumentDBEventSourceConfig;
import software.amazon.awssdk.services.lambda.model.EndPointType;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FullDocument;
import software.amazon.awssdk.services.lambda.model.SourceAccessConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** {@link BrokerSpec} to and from what the SDK speaks. */
final class BrokerRequests {
    private static final String SERVERS = EndPointType.KAFKA_BOOTSTRAP_SERVERS.toString();

    private BrokerRequests() {}

    static @Nullable BrokerSpec read(EventSourceMappingConfiguration found) {
        DocumentDBEventSourceConfig documents = found.documentDBEventSourceConfig();
        if (found.topics().isEmpty() && found.queues().isEmpty() && documents == null) {
            return null;
        }
        return new BrokerSpec(
                servers(found),
                only(found.topics()),
                group(found),
                only(found.queues()),
                documents == null ? "" : or(documents.databaseName()),
                documents == null ? "" : or(documents.collectionName()),
                documents != null && documents.fullDocument() == FullDocument.UPDATE_LOOKUP,
                found.sourceAccessConfigurations().stream()
                        .map(access -> new AccessSpec(access.typeAsString(), access.uri()))
                        .sorted(Comparator.comparing(AccessSpec::type).thenComparing(AccessSpec::uri))
                        .toList());
    }

    private static List<String> servers(EventSourceMappingConfiguration found) {
        return found.selfManagedEventSource() == null
                ? List.of()
                : found.selfManagedEventSource().endpointsAsStrings().getOrDefault(SERVERS, List.of()).stream()
                        .sorted()
                        .toList();
    }

    private static String only(List<String> names) {
        return names.isEmpty() ? "" : names.get(0);
    }

    private static String group(EventSourceMappingConfiguration found) {
        if (found.selfManagedKafkaEventSourceConfig() != null) {
            return or(found.selfManagedKafkaEventSourceConfig().consumerGroupId());
        }
        return found.amazonManagedKafkaEventSourceConfig() == null
                ? ""
                : or(found.amazonManagedKafkaEventSourceConfig().consumerGroupId());
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static void create(CreateEventSourceMappingRequest.Builder request, BrokerSpec wanted) {
        if (!wanted.servers().isEmpty()) {
            request.selfManagedEventSource(source -> source.endpointsWithStrings(Map.of(SERVERS, wanted.servers())));
        }
        if (!wanted.topic().isEmpty()) {
            request.topics(wanted.topic());
        }
        if (!wanted.consumerGroup().isEmpty()) {
            join(request, wanted);
        }
        if (!wanted.queue().isEmpty()) {
            request.queues(wanted.queue());
        }
        if (!wanted.database().isEmpty()) {
            request.documentDBEventSourceConfig(documents(wanted));
        }
        if (!wanted.access().isEmpty()) {
            request.sourceAccessConfigurations(access(wanted).toList());
        }
    }

    private static void join(CreateEventSourceMappingRequest.Builder request, BrokerSpec wanted) {
        if (wanted.servers().isEmpty()) {
            request.amazonManagedKafkaEventSourceConfig(kafka -> kafka.consumerGroupId(wanted.consumerGroup()));
        } else {
            request.selfManagedKafkaEventSourceConfig(kafka -> kafka.consumerGroupId(wanted.consumerGroup()));
        }
    }

    /** Only what changes is said. */
    static void update(UpdateEventSourceMappingRequest.Builder request, BrokerSpec before, BrokerSpec wanted) {
        if (!documents(before).equals(documents(wanted))) {
            request.documentDBEventSourceConfig(documents(wanted));
        }
        if (!before.access().equals(wanted.access())) {
            request.sourceAccessConfigurations(access(wanted).toList());
        }
    }

    private static DocumentDBEventSourceConfig documents(BrokerSpec broker) {
        return DocumentDBEventSourceConfig.builder()
                .databaseName(broker.database())
                .collectionName(broker.collection().isEmpty() ? null : broker.collection())
                .fullDocument(broker.fullDocument() ? FullDocument.UPDATE_LOOKUP : FullDocument.DEFAULT)
                .build();
    }

    private static Stream<SourceAccessConfiguration> access(BrokerSpec broker) {
        return broker.access().stream()
                .map(access -> SourceAccessConfiguration.builder()
                        .type(access.type())
                        .uri(access.uri())
                        .build());
    }
}
