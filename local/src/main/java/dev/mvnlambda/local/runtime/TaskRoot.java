package dev.mvnlambda.local.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** Where the code of a version is unpacked to; equal ones hold equal code. */
public interface TaskRoot {

    /** Returns the directory. */
    Path directory();

    /**
     * Makes the directory hold what was deployed, whatever a handler did to it: on AWS it is read-only, here it is shared by all
     * environments. Is called before each of them starts.
     */
    void restore() throws IOException;

    /** A directory that nobody restores. */
    static TaskRoot of(Path directory) {
        record Plain(Path directory) implements TaskRoot {
            @Override
            public void restore() {
                // there is nothing to restore it from
            }
        }
        return new Plain(directory);
    }
}
