package dev.mvnlambda.manifest;

/** Thrown when a manifest cannot be read; the message says why in one line. */
public final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ManifestException(String message, Throwable cause) {
        super(message, cause);
    }

    ManifestException(String message) {
        super(message);
    }
}
