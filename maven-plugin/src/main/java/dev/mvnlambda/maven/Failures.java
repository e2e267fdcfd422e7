package dev.mvnlambda.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Failures as Maven prints them: our line alone. Maven would add the messages of all causes to it, so they are suppressed. */
final class Failures {
    private Failures() {}

    /** The failure; its cause shows with {@code -e}. */
    static MojoExecutionException of(@Nullable String message, @Nullable Throwable cause) {
        MojoExecutionException failure = new MojoExecutionException(message);
        if (cause != null) {
            failure.addSuppressed(cause);
        }
        return failure;
    }
}
