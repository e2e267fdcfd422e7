package dev.mvnlambda.annotation;

/** How a function URL hands on the answer (AWS API: {@code InvokeMode}). */
public enum InvokeMode {
    /** When it is complete; up to 6 MB. */
    BUFFERED,
    /** While it is written; up to 200 MB. AWS's managed Java runtimes still answer in one piece, and the compiler says so. */
    RESPONSE_STREAM
}
