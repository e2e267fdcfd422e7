package dev.mvnlambda.manifest;

/**
 * A subscription to a log group.
 *
 * @param source name or ARN of the log group
 * @param pattern that an event has to match, or empty for all events
 */
public record LogsSpec(String source, String pattern) implements TriggerSpec {}
