package dev.mvnlambda.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that AWS reads on behalf of the function: a queue or a stream. Whatever the source, AWS calls this an event source
 * mapping.
 *
 * @param service as ARNs name it, such as {@code sqs}
 * @param source an ARN, or what stands last in one of this account and region, such as {@code orders}
 * @param actions what the role needs to be allowed on the source, sorted
 * @param enabled whether events are read
 * @param scaling absent when AWS decides
 * @param stream absent when the source is no stream
 * @param queue absent when the source is there already; else the queue that is made
 */
public record EventSourceSpec(
        String service,
        String source,
        List<String> actions,
        boolean enabled,
        BatchSpec batch,
        @Nullable ScalingSpec scaling,
        @Nullable StreamSpec stream,
        @Nullable QueueSpec queue) {
    /** Copies what it is given. */
    public EventSourceSpec {
        actions = List.copyOf(actions);
    }
}
