package dev.mvnlambda.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** A port that projects share: its server outlives the builds, and its state the server. */
final class SharedPlace implements LocalPlace {
    private static final int USUAL_PORT = 4599;

    private final int port;
    private final Path directory;
    private final LocalServer server;

    /**
     * A place.
     *
     * @param chosen the directory, if the user chose one
     */
    SharedPlace(int port, @Nullable File chosen) throws MojoFailureException {
        this.port = port;
        this.server = new LocalServer(port);
        Path wanted = chosen == null
                ? Path.of(
                        System.getProperty("user.home"), ".mvn-lambda", port == USUAL_PORT ? "local" : "local-" + port)
                : chosen.toPath();
        this.directory = wanted.toAbsolutePath().normalize();
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Optional<Found> find() throws MojoExecutionException, MojoFailureException {
        return server.health().map(health -> new Found(server, health));
    }

    @Override
    public void clear() {
        // a new server goes on with what the last one left
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean endsWithBuild() {
        return false;
    }

    @Override
    public String name() {
        return "on port " + port;
    }
}
