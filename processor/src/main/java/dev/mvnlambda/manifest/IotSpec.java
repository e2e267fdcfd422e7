package dev.mvnlambda.manifest;

/**
 * A rule of AWS IoT.
 *
 * @param source the SQL that messages are chosen and shaped by
 */
public record IotSpec(String source) implements TriggerSpec {}
