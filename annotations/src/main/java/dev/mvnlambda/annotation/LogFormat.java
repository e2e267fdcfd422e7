package dev.mvnlambda.annotation;

/** The form of a function's log (AWS API: {@code LoggingConfig.LogFormat}). */
public enum LogFormat {
    /** {@link #JSON} for a {@link Durable} function, {@link #TEXT} for any other. */
    DEFAULT,
    /** Plain lines. */
    TEXT,
    /** One JSON object a line; the only form in which AWS filters by level. */
    JSON
}
