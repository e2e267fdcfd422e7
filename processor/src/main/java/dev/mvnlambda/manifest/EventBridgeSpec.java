package dev.mvnlambda.manifest;

/**
 * A rule of an event bus.
 *
 * @param source name or ARN of the bus
 * @param pattern JSON that an event has to match
 * @param input JSON that the function is handed instead of the event, or empty
 * @param retries how often a call is tried again
 * @param maxAge seconds after which an event is given up
 * @param deadLetterQueue ARN of the queue for events that were given up, or empty
 * @param create whether a deploy makes the bus
 */
public record EventBridgeSpec(
        String source,
        String pattern,
        String input,
        int retries,
        int maxAge,
        String deadLetterQueue,
        boolean enabled,
        boolean create)
        implements TriggerSpec {}
