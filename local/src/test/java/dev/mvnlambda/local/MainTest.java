package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, as a build starts it. */
class MainTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aServerOnAnyPortSaysWhereItAnswersAndEndsWithItsParent() throws Exception {
        Process parent = java(Waiting.class);
        Process server = server("--parent", String.valueOf(parent.pid()));

        JsonNode file =
                new ObjectMapper().readTree(directory.resolve("server.json").toFile());
        URI health = URI.create(file.path("address").asText()).resolve("/_local/health");
        assertThat(get(health).statusCode()).isEqualTo(200);
        assertThat(file.path("pid").asLong()).isEqualTo(server.pid());
        assertThat(file.path("parent").asLong()).isEqualTo(parent.pid());

        parent.destroyForcibly();

        assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThatThrownBy(() -> get(health)).isInstanceOf(ConnectException.class);
    }

    @Test
    void aServerWhoseParentHasEndedBeforeEndsAtOnce() throws Exception {
        Process parent = java(Waiting.class);
        parent.destroyForcibly().waitFor();

        Process server = server("--parent", String.valueOf(parent.pid()));

        assertThat(server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
    }

    /** A server that has said where it answers. */
    private Process server(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--dir", directory.toString()));
        all.addAll(List.of(arguments));
        Process server = java(Main.class, all.toArray(String[]::new));
        try (var lines = server.inputReader()) {
            assertThat(lines.readLine()).startsWith("The local Lambda answers at http://127.0.0.1:");
        }
        assertThat(Files.exists(directory.resolve("server.json"))).isTrue();
        return server;
    }

    private Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("errors.txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Ends when it is killed, or with this process. */
    static final class Waiting {
        public static void main(String... args) throws IOException {
            while (System.in.read() >= 0) {
                // waits
            }
        }
    }
}
