package dev.mvnlambda.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real browser without a window, told what to do by its DevTools protocol; it ends when it is closed. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration POLITE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI address;

    private Chromium(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Finds the browser on the path. */
    static Optional<Path> installed() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a browser that has nothing but a profile of its own. */
    static Chromium start(Path executable, Path profile) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(executable.toString(), "--headless", "--remote-debugging-port=0"));
        // the sandbox does not work for root; what is shown here is our own page
        command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
        command.addAll(List.of("--user-data-dir=" + profile, "--window-size=1280,1000", "about:blank"));
        ProcessBuilder browser =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        browser.environment()
                .put("TMPDIR", Files.createDirectory(profile.resolve("tmp")).toString());
        Process process = browser.start();
        try {
            Path port = profile.resolve("DevToolsActivePort");
            await(
                    "the browser listens",
                    () -> process.isAlive()
                            && Files.exists(port)
                            && !lines(port).isEmpty());
            return new Chromium(
                    process, URI.create("http://127.0.0.1:" + lines(port).get(0)));
        } catch (RuntimeException | AssertionError e) {
            end(process);
            throw e;
        }
    }

    /** Opens an address in a tab of its own. */
    Tab open(URI page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode tab = JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        Tab opened =
                Tab.connect(HTTP, URI.create(tab.path("webSocketDebuggerUrl").asText()));
        ObjectNode to = JSON.createObjectNode().put("url", page.toString());
        opened.call("Page.navigate", to);
        return opened;
    }

    /** Waits until something holds. */
    static void await(String what, BooleanSupplier holds) {
        Awaitility.await(what).atMost(LONG).pollInterval(BETWEEN_LOOKS).until(holds::getAsBoolean);
    }

    @Override
    public void close() {
        end(process);
    }

    // asked politely it tidies up; its processes write into the profile until they are gone
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        CompletableFuture<?> gone =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.get(POLITE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            gone.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
