package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DocumentDBEventSourceConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** The event source mappings of one region; they outlive the functions that they call. */
final class Mappings {

    private static final String TYPE = ":event-source-mapping:";

    private final Scope scope;

    Mappings(Scope scope) {
        this.scope = scope;
    }

    /** Whether an ARN names a mapping. */
    static boolean isArn(String arn) {
        return arn.contains(TYPE);
    }

    /** Whether two mappings read the same: one source, or one of its servers, and in it one topic, queue or database. */
    static boolean readSame(EventSourceMappingConfiguration mapping, EventSourceMappingConfiguration other) {
        return !Collections.disjoint(places(mapping), places(other))
                && part(mapping).equals(part(other));
    }

    private static String part(EventSourceMappingConfiguration mapping) {
        DocumentDBEventSourceConfig documents = mapping.documentDBEventSourceConfig();
        return "" + mapping.topics() + mapping.queues() + (documents == null ? "" : documents.databaseName());
    }

    /** Returns the source: its ARN, or its servers where AWS knows none. */
    static String place(EventSourceMappingConfiguration mapping) {
        return String.join(",", places(mapping));
    }

    private static List<String> places(EventSourceMappingConfiguration mapping) {
        @Nullable String arn = mapping.eventSourceArn();
        return arn != null
                ? List.of(arn)
                : mapping.selfManagedEventSource()
                        .endpointsAsStrings()
                        .getOrDefault("KAFKA_BOOTSTRAP_SERVERS", List.of());
    }

    String arn(String uuid) {
        return "arn:aws:lambda:" + scope.region() + ":" + scope.options().account() + TYPE + uuid;
    }

    /** Returns the UUID in an ARN. */
    String uuid(String arn) {
        return arn.substring(arn.indexOf(TYPE) + TYPE.length());
    }

    /** Returns the mappings that are there, by UUID. */
    List<MappingRecord> all() {
        return table().startingWith(scope.key("")).stream()
                .filter(mapping -> mapping.shown(scope.now()).isPresent())
                .toList();
    }

    MappingRecord get(String uuid) {
        return existing(table().find(scope.key(uuid)));
    }

    /** Makes a mapping unless the check refuses it; nothing else changes meanwhile. */
    void add(EventSourceMappingConfiguration mapping, MappingRecord record, Runnable check) {
        table().change(scope.key(mapping.uuid()), none -> {
            check.run();
            return Optional.of(record);
        });
    }

    /** Replaces a mapping that must be there. */
    MappingRecord change(String uuid, UnaryOperator<MappingRecord> change) {
        return table().change(scope.key(uuid), found -> Optional.of(change.apply(existing(found))));
    }

    /** Lets go of the mappings whose deletion has come to its end. */
    void sweep() {
        Instant now = scope.now();
        table().startingWith(scope.key("")).stream()
                .filter(mapping -> mapping.shown(now).isEmpty())
                .forEach(mapping -> table().remove(scope.key(mapping.before().uuid())));
    }

    private MappingRecord existing(Optional<MappingRecord> found) {
        return found.filter(mapping -> mapping.shown(scope.now()).isPresent())
                .orElseThrow(() -> Faults.notFound("The resource you requested does not exist."));
    }

    private Table<MappingRecord> table() {
        return scope.account().mappings();
    }
}
