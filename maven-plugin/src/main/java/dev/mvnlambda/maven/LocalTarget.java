package dev.mvnlambda.maven;

import dev.mvnlambda.maven.LocalLauncher.Life;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The local Lambda as the goals use it: it is there when they ask for its address. */
final class LocalTarget {
    /** Where the local Lambda stands, as far as ARNs tell. */
    static final String REGION = "us-east-1";

    private static final int USUAL_PORT = 4599;

    private final int port;
    private final @Nullable File chosenDirectory;
    private final LocalArtifact artifact;
    private final Log log;

    LocalTarget(int port, @Nullable File chosenDirectory, LocalArtifact artifact, Log log) {
        this.port = port;
        this.chosenDirectory = chosenDirectory;
        this.artifact = artifact;
        this.log = log;
    }

    /**
     * The address of a local Lambda that answers; starts it first if none does.
     *
     * @param version of the plugin, and of the local Lambda that it starts
     */
    URI endpoint(String version) throws MojoExecutionException, MojoFailureException {
        URI endpoint = new LocalServer(port).endpoint();
        LocalLauncher.Running running = running(version, Life.OF_ITS_OWN);
        if (running.startedNow()) {
            log.info("Started a local Lambda at " + endpoint + "; it keeps its state in "
                    + running.health().directory() + ", and mvn lambda:local-stop ends it.");
        }
        return endpoint;
    }

    /** A local Lambda that answers; one that had to be started first ends with this Maven, whatever ends that. */
    LocalSession session(String version) throws MojoExecutionException, MojoFailureException {
        LocalServer server = new LocalServer(port);
        LocalLauncher.Running running = running(version, Life.ATTACHED);
        LocalSession session = new LocalSession(server, running);
        log.info(session.beginning());
        return session;
    }

    private LocalLauncher.Running running(String version, Life life)
            throws MojoExecutionException, MojoFailureException {
        LocalLauncher.Running running =
                new LocalLauncher(port).running(directory(), () -> artifact.classPath(version), life);
        if (!running.startedNow()) {
            check(running.health(), version);
        }
        return running;
    }

    private void check(LocalHealth health, String version) throws MojoFailureException {
        if (chosenDirectory != null && !directory().equals(Path.of(health.directory()))) {
            throw new MojoFailureException("<localDir> is " + directory() + ", but the local Lambda on port " + port
                    + " keeps its state in " + health.directory()
                    + ". End it with mvn lambda:local-stop, or set -Dlambda.local.port to another port.");
        }
        if (!health.version().equals(version)) {
            log.warn("The local Lambda on port " + port + " is of version " + health.version() + ", this plugin of "
                    + version + ". mvn lambda:local-stop ends it; the next goal starts one of this version.");
        }
    }

    private Path directory() {
        Path directory = chosenDirectory == null
                ? Path.of(
                        System.getProperty("user.home"), ".mvn-lambda", port == USUAL_PORT ? "local" : "local-" + port)
                : chosenDirectory.toPath();
        return directory.toAbsolutePath().normalize();
    }
}
