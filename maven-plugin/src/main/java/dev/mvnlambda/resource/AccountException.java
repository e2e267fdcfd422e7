package dev.mvnlambda.resource;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
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

    /** This refusal without texts that nobody may be shown; its cause would show them, so that goes too. */
    public AccountException hiding(Collection<String> secrets) {
        String message = String.valueOf(getMessage());
        String shown = message;
        for (String secret : secrets) {
            for (String spelling : spellings(secret)) {
                shown = shown.replace(spelling, "(secret)");
            }
        }
        return shown.equals(message) ? this : new AccountException(code, action, status, retried, shown, null);
    }

    /** A secret as it is, within JSON, and in a line of ours, the longest first. */
    private static List<String> spellings(String secret) {
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return Stream.of(
                        json,
                        secret,
                        json.replaceAll("\\s+", " ").strip(),
                        secret.replaceAll("\\s+", " ").strip())
                .filter(spelling -> !spelling.isEmpty())
                .toList();
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

    /** Whether what the call named is in another region. */
    public boolean isElsewhere() {
        return status == 301;
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
