package dev.mvnlambda.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that AWS reads on behalf of the function: a queue or a stream. Whatever the source, AWS calls this an event source
 * mapping.
 *
 * @param service as ARNs name it, such as {@code sqs}
 * @param source an ARN, or what stands last in one of this account and region, such as {@code orders}; of a cluster that AWS
 *     does not run its servers, with commas between them
 * @param actions what the role needs to be allowed on the source, sorted
 * @param others what the role needs to be allowed beside that: on everything, or on what stands last in ARNs of the source's
 *     service, account and region
 * @param enabled whether events are read
 * @param scaling absent when AWS decides
 * @param stream absent when the source is no stream
 * @param queue absent when the source is there already; else the queue that is made
 * @param broker absent when the source holds no topics, queues or databases
 */
public record EventSourceSpec(
        String service,
        String source,
        List<String> actions,
        List<AllowSpec> others,
        boolean enabled,
        BatchSpec batch,
        @Nullable ScalingSpec scaling,
        @Nullable StreamSpec stream,
        @Nullable QueueSpec queue,
        @Nullable BrokerSpec broker) {
    /** Copies what it is given. */
    public EventSourceSpec {
        actions = List.copyOf(actions);
        others = List.copyOf(others);
    }

    /** The topic, queue or database of the source that is read, by which mappings of one source differ; empty for all of it. */
    public String within() {
        return broker == null ? "" : broker.within();
    }
}
