package dev.mvnlambda.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Finds the local Lambda of a place, or starts one that no signal for Maven reaches and that writes to a file of its own. */
final class LocalLauncher {
    private static final String MAIN = "dev.mvnlambda.local.Main";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;
    private static final int LAST_LINES = 10;

    /** It is ready sooner and smaller so; what is never compiled at its best is the server, not the functions. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final LocalPlace place;

    LocalLauncher(LocalPlace place) {
        this.place = place;
    }

    /** What a server is started from. */
    interface ClassPath {
        List<Path> resolve() throws MojoFailureException;
    }

    /** How long a new server lives. */
    enum Life {
        /** Until it is stopped. */
        OF_ITS_OWN,
        /** At most as long as this process. */
        ATTACHED
    }

    /**
     * A server that answers.
     *
     * @param process absent when it was there before
     */
    record Running(
            LocalServer server,
            LocalHealth health,
            @Nullable Process process) {
        boolean startedNow() {
            return process != null;
        }
    }

    /** Makes sure that a server answers. */
    Running running(ClassPath classPath, Life wanted) throws MojoExecutionException, MojoFailureException {
        Optional<LocalPlace.Found> there = place.find();
        if (there.isPresent()) {
            return new Running(there.get().server(), there.get().health(), null);
        }
        List<Path> from = classPath.resolve();
        place.clear();
        Path log = place.directory().resolve("server.log");
        Process process = start(log, from, place.endsWithBuild() ? Life.ATTACHED : wanted);
        LocalPlace.Found started = awaited(process, log);
        return new Running(started.server(), started.health(), process);
    }

    private Process start(Path log, List<Path> classPath, Life life) throws MojoExecutionException {
        Path directory = place.directory();
        List<String> command = new ArrayList<>(DetachedJava.command());
        command.addAll(QUICK);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(MAIN, "--port", String.valueOf(place.port()), "--dir", directory.toString()));
        if (life == Life.ATTACHED) {
            command.addAll(
                    List.of("--parent", String.valueOf(ProcessHandle.current().pid())));
        }
        try {
            Files.createDirectories(directory);
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(DetachedJava.nothing()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot start a local Lambda in " + directory + ": " + e, e);
        }
    }

    private LocalPlace.Found awaited(Process process, Path log) throws MojoExecutionException, MojoFailureException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            boolean ended = hasEnded(process);
            Optional<LocalPlace.Found> found = found(ended);
            if (found.isPresent()) {
                return found.get();
            }
            if (ended) {
                throw new MojoExecutionException("The local Lambda " + place.name() + " ended with status "
                        + process.exitValue() + " instead of answering. It wrote to " + log + ": " + lastLines(log));
            }
        }
        process.destroy();
        throw new MojoExecutionException("The local Lambda " + place.name() + " did not answer within "
                + PATIENCE.toSeconds() + " s. It wrote to " + log + ": " + lastLines(log));
    }

    /** While the process lives, whatever listens and does not answer well is likely it, not ready yet. */
    private Optional<LocalPlace.Found> found(boolean ended) throws MojoExecutionException, MojoFailureException {
        try {
            return place.find();
        } catch (MojoFailureException e) {
            if (ended) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean hasEnded(Process process) throws MojoExecutionException {
        try {
            return process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new MojoExecutionException("Interrupted while a local Lambda started", e);
        }
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
