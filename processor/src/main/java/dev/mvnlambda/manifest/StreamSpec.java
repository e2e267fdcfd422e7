package dev.mvnlambda.manifest;

import org.jspecify.annotations.Nullable;

/**
 * How a stream is read; absent is what its source does not know.
 *
 * @param startingPosition as AWS names it, such as {@code LATEST}
 * @param startingTimestamp an instant as ISO 8601 writes it, or empty
 * @param parallelizationFactor calls at once a shard
 * @param bisectOnError whether a batch that failed is halved
 * @param maximumRecordAge seconds, -1 for ever
 * @param maximumRetries -1 until the record is too old
 * @param tumblingWindow seconds, 0 for none
 * @param onFailure ARN of what hears of records given up, or empty
 */
public record StreamSpec(
        String startingPosition,
        String startingTimestamp,
        @Nullable Integer parallelizationFactor,
        @Nullable Boolean bisectOnError,
        @Nullable Integer maximumRecordAge,
        @Nullable Integer maximumRetries,
        @Nullable Integer tumblingWindow,
        @Nullable String onFailure) {}
