package dev.mvnlambda.local.wire;

import java.io.Serial;

/** A request that cannot be read as the operation it names. */
public final class BadRequestException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }

    BadRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
