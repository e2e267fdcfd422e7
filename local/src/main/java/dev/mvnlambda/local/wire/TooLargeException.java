package dev.mvnlambda.local.wire;

import java.io.Serial;

/** A request is larger than any that the service takes. */
final class TooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooLargeException(int largest) {
        super("Request must be smaller than " + largest + " bytes");
    }
}
