package dev.mvnlambda.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A queue that a deploy makes.
 *
 * @param fifo whether order is kept; its name ends in {@code .fifo} then
 * @param visibilityTimeout seconds
 * @param deadLetterAfter how often a message may be received before it goes to {@code <queue>-dlq}; absent for no such queue
 */
public record QueueSpec(
        boolean fifo, int visibilityTimeout, @Nullable Integer deadLetterAfter) {}
