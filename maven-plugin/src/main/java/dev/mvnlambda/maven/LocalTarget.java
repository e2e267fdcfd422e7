package dev.mvnlambda.maven;

import dev.mvnlambda.maven.LocalLauncher.Life;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The local Lambda as the goals use it: it is there when they ask for its address. */
final class LocalTarget {
    /** Where the local Lambda stands, as far as ARNs tell. */
    static final String REGION = "us-east-1";

    /** The port that asks for a local Lambda of the build's own. */
    static final int OWN = 0;

    private final LocalPlace place;
    private final @Nullable File chosenDirectory;
    private final LocalArtifact artifact;
    private final Log log;

    LocalTarget(LocalPlace place, @Nullable File chosenDirectory, LocalArtifact artifact, Log log) {
        this.place = place;
        this.chosenDirectory = chosenDirectory;
        this.artifact = artifact;
        this.log = log;
    }

    /**
     * Where the local Lambda of a port is.
     *
     * @param owner the module whose own it is when the port is 0
     * @param chosenDirectory where the user wants the state of a shared one, if the user said so
     */
    static LocalPlace place(int port, MavenProject owner, @Nullable File chosenDirectory) throws MojoFailureException {
        if (port != OWN) {
            return new SharedPlace(port, chosenDirectory);
        }
        if (owner.getFile() == null) {
            throw new MojoFailureException(
                    "<localPort> is 0, which asks for a local Lambda of the build's own, but there is no "
                            + "pom.xml here. Set -Dlambda.local.port to a port.");
        }
        return new BuildPlace(ModuleFiles.reports(owner));
    }

    /**
     * The address of a local Lambda that answers; starts it first if none does.
     *
     * @param version of the plugin, and of the local Lambda that it starts
     */
    URI endpoint(String version) throws MojoExecutionException, MojoFailureException {
        LocalLauncher.Running running = running(version, Life.OF_ITS_OWN);
        URI endpoint = running.server().endpoint();
        if (running.startedNow() && place.endsWithBuild()) {
            log.info("Started a local Lambda at " + endpoint
                    + " for this build alone; it ends with lambda:local-stop, or with the build.");
        } else if (running.startedNow()) {
            log.info("Started a local Lambda at " + endpoint + "/, which is a page for your browser too; it keeps its "
                    + "state in " + running.health().directory() + ", and mvn lambda:local-stop ends it.");
        }
        return endpoint;
    }

    /** A local Lambda that answers; one that had to be started first ends with this Maven, whatever ends that. */
    LocalSession session(String version) throws MojoExecutionException, MojoFailureException {
        LocalSession session = new LocalSession(running(version, Life.ATTACHED));
        log.info(session.beginning());
        return session;
    }

    private LocalLauncher.Running running(String version, Life life)
            throws MojoExecutionException, MojoFailureException {
        LocalLauncher.Running running = new LocalLauncher(place).running(() -> artifact.classPath(version), life);
        if (!running.startedNow()) {
            check(running.health(), version);
        }
        return running;
    }

    private void check(LocalHealth health, String version) throws MojoFailureException {
        boolean elsewhere = !place.directory().equals(Path.of(health.directory()));
        if (elsewhere && chosenDirectory != null) {
            throw new MojoFailureException("<localDir> is " + place.directory() + ", but the local Lambda "
                    + place.name() + " keeps its state in " + health.directory()
                    + ". End it with mvn lambda:local-stop, or set -Dlambda.local.port to another port.");
        }
        if (!health.version().equals(version)) {
            log.warn("The local Lambda " + place.name() + " is of version " + health.version() + ", this plugin of "
                    + version + ". mvn lambda:local-stop ends it; the next goal starts one of this version.");
        }
    }
}
