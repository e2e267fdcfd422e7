package dev.mvnlambda.annotation;

/** Where a new mapping begins to read a stream; one that is there goes on where it stands. */
public enum StartingPosition {
    /** With what comes from now on. */
    LATEST,
    /** With the oldest that the stream still holds. */
    TRIM_HORIZON,
    /** With what came at a time, which is given beside it; DynamoDB does not know this one. */
    AT_TIMESTAMP
}
