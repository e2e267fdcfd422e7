package dev.mvnlambda.code;

/** Says in one line what is wrong with a module's code, and the way out. */
public final class CodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A message for a person. */
    public CodeException(String message) {
        super(message);
    }
}
