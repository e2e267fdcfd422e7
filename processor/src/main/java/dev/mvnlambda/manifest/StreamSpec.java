package dev.mvnlambda.manifest;

/**
 * How a stream is read.
 *
 * @param startingPosition {@code LATEST} or {@code TRIM_HORIZON}
 * @param parallelizationFactor calls at once a shard
 * @param bisectOnError whether a batch that failed is halved
 * @param maximumRecordAge seconds, -1 for ever
 * @param maximumRetries -1 until the record is too old
 * @param tumblingWindow seconds, 0 for none
 * @param onFailure ARN of what hears of records given up, or empty
 */
public record StreamSpec(
        String startingPosition,
        int parallelizationFactor,
        boolean bisectOnError,
        int maximumRecordAge,
        int maximumRetries,
        int tumblingWindow,
        String onFailure) {}
