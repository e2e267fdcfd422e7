package dev.mvnlambda.local.control;

import java.io.Serial;
import java.nio.file.Path;

/** Another local account has its state in the directory. */
public final class DirectoryInUseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory) {
        super("The directory " + directory
                + " is used by another local Lambda; stop that one, or choose another directory with --dir.");
    }
}
