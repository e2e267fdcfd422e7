package dev.mvnlambda.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Where a local Lambda is looked for and, when none answers, started. */
interface LocalPlace {

    /** A server that answers, and what it says of itself. */
    record Found(LocalServer server, LocalHealth health) {}

    /** Where a server keeps its state and writes its log. */
    Path directory();

    /** The server that answers here; empty when none does. */
    Optional<Found> find() throws MojoExecutionException, MojoFailureException;

    /** Makes way for a new server. */
    void clear() throws MojoExecutionException, MojoFailureException;

    /** The port that a new server is to take; 0 for any free one. */
    int port();

    /** Whether a server here ends with the Maven that started it, whichever goal did. */
    boolean endsWithBuild();

    /** The place as a line of output names it, such as {@code on port 4599}. */
    String name();
}
