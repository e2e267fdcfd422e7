package dev.mvnlambda.maven;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Ends the local Lambda that {@code -Dlambda.target=local} started in the background. What it holds stays on disk, and the
 * next one goes on with it.
 *
 * @since 0.1.0
 */
@Mojo(name = "local-stop", requiresProject = false, aggregator = true, threadSafe = true)
public final class LocalStopMojo extends AbstractMojo {
    private static final long PATIENCE_SECONDS = 30;

    /**
     * The port of the local Lambda, 1 to 65535.
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
            getLog().debug("Skipped, as lambda.skip asks.");
            return;
        }
        LocalServer server = new LocalServer(localPort);
        Optional<LocalHealth> health = server.health();
        if (health.isEmpty()) {
            getLog().info("No local Lambda runs at " + server.endpoint() + ".");
            return;
        }
        server.stop();
        awaitEnd(health.get().pid());
        getLog().info("The local Lambda at " + server.endpoint() + " has ended; what it holds stays in "
                + health.get().directory() + ".");
    }

    private static void awaitEnd(long pid) throws MojoExecutionException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new MojoExecutionException(
                    "The local Lambda was told to stop, but process " + pid + " still runs after " + PATIENCE_SECONDS
                            + " s. End that process.",
                    e);
        } catch (ExecutionException e) {
            throw new MojoExecutionException("Cannot watch process " + pid + " end: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while the local Lambda ended", e);
        }
    }
}
