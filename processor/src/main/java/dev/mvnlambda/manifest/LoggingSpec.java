package dev.mvnlambda.manifest;

/**
 * Where and how a function logs.
 *
 * @param retentionDays 0 for ever
 * @param format {@code Text} or {@code JSON}, as AWS calls them
 * @param level {@code TRACE} to {@code FATAL}, or empty
 * @param group the log group, or empty for {@code /aws/lambda/<function>}
 */
public record LoggingSpec(int retentionDays, String format, String level, String group) {}
