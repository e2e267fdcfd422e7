package dev.mvnlambda.it;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A Maven at work. */
final class RunningBuild implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();

    RunningBuild(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "maven-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for a line that holds a text. */
    String awaitLine(String text) {
        try {
            return await().atMost(PATIENCE)
                    .until(() -> line(text), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no '" + text + "' in\n" + this, e);
        }
    }

    private Optional<String> line(String text) {
        return log.stream().filter(line -> line.contains(text)).findFirst();
    }

    /** The processes that it consists of. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** Ends it as a terminal does, and waits until these processes are gone. */
    void end(List<ProcessHandle> processes) {
        process.toHandle().destroy(); // which, other than the process itself, leaves its output open
        for (ProcessHandle one : processes) {
            try {
                one.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(one.info() + " still runs\n" + this, e);
            }
        }
    }

    @Override
    public void close() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.add(Maven.plain(line));
            }
        } catch (IOException e) {
            log.add(e.toString());
        }
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), log);
    }
}
