package dev.mvnlambda.maven;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** A local Lambda for as long as a developer works with it: one that was started for that ends then, another goes on. */
final class LocalSession implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final LocalServer server;
    private final LocalHealth health;
    private final @Nullable Process process;
    private volatile @Nullable String debugged;

    LocalSession(LocalLauncher.Running running) {
        this.server = running.server();
        this.health = running.health();
        this.process = running.process();
    }

    LocalServer server() {
        return server;
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** Lets a function wait for a debugger for as long as the session lasts, by its name in the account. */
    void debug(String functionName, int port) throws MojoExecutionException, MojoFailureException {
        server.debug(functionName, port);
        debugged = functionName;
    }

    /** What is said when it begins. */
    String beginning() {
        return process == null
                ? "The local Lambda at " + endpoint() + " runs already; it is used, and left running at the end."
                : "Started a local Lambda at " + endpoint() + "; it ends with this goal, and keeps its state in "
                        + health.directory() + ".";
    }

    /** What is said when it has ended by itself. */
    String lost() {
        return "The local Lambda at " + endpoint() + " has ended"
                + (process == null ? "" : "; what it wrote is in " + health.directory() + "/server.log") + ".";
    }

    /** What is said at the end. */
    String ending() {
        return process == null
                ? "The local Lambda at " + endpoint() + " goes on; mvn lambda:local-stop ends it."
                : "The local Lambda at " + endpoint() + " has ended, and all that it ran.";
    }

    /** Ends what was started, with all that it runs; safe to call again. */
    @Override
    public void close() {
        if (process == null) {
            endDebugging();
            return;
        }
        try {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                kill(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill(process);
        }
    }

    private void endDebugging() {
        String function = debugged;
        debugged = null;
        if (function != null) {
            try {
                server.endDebugging(function);
            } catch (MojoExecutionException | MojoFailureException e) {
                // a server that has ended debugs nothing
            }
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
