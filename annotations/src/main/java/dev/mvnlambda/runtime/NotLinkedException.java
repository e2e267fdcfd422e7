package dev.mvnlambda.runtime;

/** Thrown when code reads a function that was never linked to it; the message names the annotation to add. */
public final class NotLinkedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotLinkedException(String message) {
        super(message);
    }
}
