package dev.mvnlambda.annotation;

/** The least level of application log that is kept (AWS API: {@code LoggingConfig.ApplicationLogLevel}). */
public enum LogLevel {
    /** Not set; AWS keeps INFO and above when the format is JSON. */
    DEFAULT,
    /** Everything. */
    TRACE,
    /** Debugging and above. */
    DEBUG,
    /** Information and above. */
    INFO,
    /** Warnings and above. */
    WARN,
    /** Errors and above. */
    ERROR,
    /** Fatal errors only. */
    FATAL
}
