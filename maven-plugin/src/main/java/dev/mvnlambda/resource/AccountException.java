package dev.mvnlambda.resource;

import org.jspecify.annotations.Nullable;

/** What AWS refused, in one line with its own words and the request id. */
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String action;
    private final int status;
    private final boolean retried;

    /**
     * Describes a refused call.
     *
     * @param code AWS's error code, such as {@code ResourceConflictException}
     * @param action the IAM action, such as {@code lambda:CreateFunction}
     * @param status of HTTP; 0 when no answer came
     * @param retried whether the call was sent more than once, so that an earlier one may have done it
     */
    public AccountException(
            String code, String action, int status, boolean retried, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.action = action;
        this.status = status;
        this.retried = retried;
    }

    /** AWS's error code. */
    public String code() {
        return code;
    }

    /** The IAM action of the call. */
    public String action() {
        return action;
    }

    /** Whether what the call named was not there. */
    public boolean isNotFound() {
        return status == 404;
    }

    /** Whether something else stands against it. */
    public boolean isConflict() {
        return status == 409;
    }

    /** Whether what was asked does not know the operation at all. */
    public boolean isUnknownOperation() {
        return status == 501;
    }

    /** Whether another change came in between. */
    public boolean isStale() {
        return status == 412;
    }

    /** Whether the refusal may only mean that an earlier try of the same call was carried out. */
    public boolean mayBeDone() {
        return retried && (status == 404 || status == 409 || status == 412);
    }
}
