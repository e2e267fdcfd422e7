package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event source mapping.
 *
 * @param target the ARN that is called: of the alias when versions are published
 * @param window seconds
 * @param filters in one spelling of JSON
 * @param stream absent for a queue
 */
record MappingProperties(
        String source,
        String target,
        boolean enabled,
        int batchSize,
        int window,
        boolean partialBatchResponse,
        List<String> filters,
        @Nullable ScalingSpec scaling,
        @Nullable StreamSpec stream,
        Map<String, String> tags)
        implements Properties {
    private static final String STARTING_POSITION = "stream.startingPosition";
    private static final int USUAL_MOST_POLLERS = 200;
    private static final String MARK = "tags." + Stage.APP_TAG;

    MappingProperties {
        filters = filters.stream().map(Json::normalized).toList();
        tags = Map.copyOf(tags);
    }

    static MappingProperties of(EventSourceSpec spec, Wanted wanted) {
        return new MappingProperties(
                SourceArn.of(spec, wanted.scope()).toString(),
                wanted.scope().target().arn(),
                spec.enabled(),
                spec.batch().size(),
                spec.batch().window(),
                spec.batch().partialResponse(),
                spec.batch().filters(),
                completed(spec.scaling(), spec.service()),
                spec.stream(),
                wanted.tags());
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

    /** Where a stream is begun to be read is said once and for all. */
    @Override
    public ChangeMode onChange(List<Change> changes) {
        return changes.stream().anyMatch(change -> change.property().equals(STARTING_POSITION))
                ? ChangeMode.REPLACE
                : ChangeMode.IN_PLACE;
    }

    @Override
    public String consequence(Symbol symbol, List<Change> changes) {
        return switch (symbol) {
            case CREATE -> "calls " + called() + " with up to " + batchSize + (batchSize == 1 ? " event" : " events");
            case UPDATE -> updated(changes);
            case REPLACE -> "made again: AWS takes a starting position at creation only, so the stream is read anew";
            case DELETE -> "events of " + source + " are not read any more";
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

    private String called() {
        return target.substring(target.lastIndexOf(":function:") + ":function:".length());
    }
}
