package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event source mapping.
 *
 * @param source its ARN; of a table it stands for the latest stream; empty for a cluster that AWS does not run
 * @param target the ARN that is called: of the alias when versions are published
 * @param window seconds; absent when AWS decides
 * @param filters in one spelling of JSON
 * @param stream absent for a queue
 * @param broker absent when the source holds no topics, queues or databases
 */
record MappingProperties(
        String source,
        String target,
        boolean enabled,
        int batchSize,
        @Nullable Integer window,
        boolean partialBatchResponse,
        List<String> filters,
        @Nullable ScalingSpec scaling,
        @Nullable StreamSpec stream,
        @Nullable BrokerSpec broker,
        Map<String, String> tags)
        implements Properties {
    private static final String SOURCE = "source";
    private static final String CONSUMER_GROUP = "broker.consumerGroup";
    private static final Set<String> START = Set.of("stream.startingPosition", "stream.startingTimestamp");
    private static final int USUAL_MOST_POLLERS = 200;
    private static final String MARK = "tags." + Stage.APP_TAG;

    MappingProperties {
        filters = filters.stream().map(Json::normalized).toList();
        tags = Map.copyOf(tags);
    }

    static MappingProperties of(EventSourceSpec spec, Wanted wanted) {
        return new MappingProperties(
                isServed(spec) ? "" : SourceArn.of(spec, wanted.scope()).toString(),
                wanted.scope().target().arn(),
                spec.enabled(),
                spec.batch().size(),
                spec.batch().window(),
                spec.batch().partialResponse(),
                spec.batch().filters(),
                completed(spec.scaling(), spec.service()),
                timed(spec.stream()),
                spec.broker(),
                wanted.tags());
    }

    private static boolean isServed(EventSourceSpec spec) {
        return spec.broker() != null && !spec.broker().servers().isEmpty();
    }

    /** A time has one spelling. */
    private static @Nullable StreamSpec timed(@Nullable StreamSpec stream) {
        return stream == null || stream.startingTimestamp().isEmpty()
                ? stream
                : new StreamSpec(
                        stream.startingPosition(),
                        Instant.parse(stream.startingTimestamp()).toString(),
                        stream.parallelizationFactor(),
                        stream.bisectOnError(),
                        stream.maximumRecordAge(),
                        stream.maximumRetries(),
                        stream.tumblingWindow(),
                        stream.onFailure());
    }

    /** AWS fills in the bound of pollers that is not given. */
    private static @Nullable ScalingSpec completed(@Nullable ScalingSpec scaling, String service) {
        if (scaling == null || (scaling.minimumPollers() == null && scaling.maximumPollers() == null)) {
            return scaling;
        }
        return new ScalingSpec(
                scaling.maximumConcurrency(),
                Objects.requireNonNullElse(scaling.minimumPollers(), service.equals("sqs") ? 2 : 1),
                Objects.requireNonNullElse(scaling.maximumPollers(), USUAL_MOST_POLLERS));
    }

    boolean isFifo() {
        return source.endsWith(".fifo");
    }

    /** What is read, from where on, and in whose name, is said once and for all. */
    @Override
    public ChangeMode onChange(List<Change> changes) {
        return changes.stream()
                        .map(Change::property)
                        .anyMatch(property ->
                                property.equals(SOURCE) || property.equals(CONSUMER_GROUP) || START.contains(property))
                ? ChangeMode.REPLACE
                : ChangeMode.IN_PLACE;
    }

    @Override
    public String consequence(Symbol symbol, List<Change> changes) {
        return switch (symbol) {
            case CREATE ->
                "calls " + LambdaArn.shown(target) + " with up to " + batchSize
                        + (batchSize == 1 ? " event" : " events");
            case UPDATE -> updated(changes);
            case REPLACE -> replaced(changes);
            case DELETE -> "events of " + read() + " are not read any more";
            case REFUSE -> "";
        };
    }

    private static String updated(List<Change> changes) {
        boolean taken = changes.stream().anyMatch(change -> change.property().equals(MARK) && change.before() == null);
        Optional<Change> moved = changes.stream()
                .filter(change -> change.property().equals("target"))
                .findFirst();
        String move = moved.isEmpty() ? "" : "moves in place; it keeps its UUID and loses no event";
        String take = taken ? "taken over: it was not made by this app" : "";
        return take.isEmpty() || move.isEmpty() ? take + move : take + "; " + move;
    }

    private String replaced(List<Change> changes) {
        Set<String> changed = changes.stream().map(Change::property).collect(Collectors.toSet());
        if (changed.contains(SOURCE)) {
            return "made again: the table has a new stream, which is read from " + start()
                    + " on; what was not read yet of the old one is lost";
        }
        return changed.contains(CONSUMER_GROUP)
                ? "made again: AWS takes a consumer group at creation only, so the topic is read from where the group stands, or from "
                        + start() + " on if it is new"
                : "made again: AWS takes a starting position at creation only, so the stream is read anew, from "
                        + start() + " on";
    }

    private String start() {
        if (stream == null) {
            return "the beginning";
        }
        return stream.startingTimestamp().isEmpty() ? stream.startingPosition() : stream.startingTimestamp();
    }

    private String read() {
        if (broker == null) {
            return source;
        }
        return broker.within() + " of " + (source.isEmpty() ? String.join(",", broker.servers()) : source);
    }
}
