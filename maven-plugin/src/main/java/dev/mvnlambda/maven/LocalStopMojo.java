package dev.mvnlambda.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Ends the local Lambda that {@code -Dlambda.target=local} started in the background. What one on a port holds stays on disk,
 * and the next one goes on with it. One of the build's own, {@code <localPort>0</localPort>}, begins with nothing the next
 * time; bound to {@code post-integration-test} with that port, the goal ends the one that {@code lambda:deploy-no-fork}
 * started for the same module, and does nothing when there is none, as when tests are skipped.
 *
 * @since 0.1.0
 */
@Mojo(name = "local-stop", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class LocalStopMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * The port of the local Lambda, 1 to 65535, or 0 for the one of the build's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.local.port", defaultValue = "4599")
    private int localPort;

    /**
     * Whether to do nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, as lambda.skip asks.");
        } else if (isTurn()) {
            end(LocalTarget.place(localPort, project, null));
        }
    }

    private void end(LocalPlace place) throws MojoExecutionException, MojoFailureException {
        Optional<LocalPlace.Found> found = place.find();
        if (found.isEmpty()) {
            getLog().info("No local Lambda runs " + place.name() + ".");
            return;
        }
        LocalServer server = found.get().server();
        server.end(found.get().health());
        getLog().info("The local Lambda at " + server.endpoint() + " has ended; "
                + (localPort == LocalTarget.OWN
                        ? "what it and its functions logged stays in "
                        : "what it holds stays in ")
                + found.get().health().directory() + ".");
    }

    /** From the command line the goal runs in every module, but a port is no module's own: once is enough. */
    private boolean isTurn() {
        return localPort == LocalTarget.OWN
                || execution.getSource() != MojoExecution.Source.CLI
                || project.equals(session.getProjects().get(0));
    }
}
