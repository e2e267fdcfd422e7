package dev.mvnlambda.local;

import java.io.Serial;

/** Something else listens on the port. */
final class PortTakenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " cannot be used (" + cause.getMessage()
                        + "); stop what listens there, or choose another port with --port (-Dlambda.local.port).",
                cause);
    }
}
