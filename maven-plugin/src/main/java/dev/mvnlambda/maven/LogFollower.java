package dev.mvnlambda.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Shows what functions log, as they log it, until the server ends. */
final class LogFollower {
    private final BufferedReader reader;
    private final LogLines lines;
    private final Consumer<String> shown;
    private final Thread thread;

    private LogFollower(BufferedReader reader, LogLines lines, Consumer<String> shown) {
        this.reader = reader;
        this.lines = lines;
        this.shown = shown;
        this.thread = new Thread(this::read, "lambda-logs");
    }

    /** Begins to show what is logged from now on. */
    static LogFollower start(LocalServer server, LogLines lines, Consumer<String> shown)
            throws MojoExecutionException, MojoFailureException {
        LogFollower follower = new LogFollower(server.logs(), lines, shown);
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    /** Whether the server has ended. */
    boolean hasEnded() {
        return !thread.isAlive();
    }

    private void read() {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.text(line).ifPresent(shown);
            }
        } catch (IOException e) {
            // the server was cut off: it has ended as well
        }
    }
}
