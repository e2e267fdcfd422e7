package dev.mvnlambda.manifest;

/**
 * A target of a load balancer.
 *
 * @param source ARN of the target group
 */
public record AlbSpec(String source) implements TriggerSpec {}
