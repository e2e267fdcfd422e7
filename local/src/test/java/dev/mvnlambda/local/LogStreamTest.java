package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mvnlambda.local.runtime.LogLine;
import dev.mvnlambda.local.runtime.LogLine.Origin;
import dev.mvnlambda.local.wire.ApiServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class LogStreamTest {

    private final LogStream logs = new LogStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.bind(0);
        server.start(List.of(logs), Map.of(), Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachLineIsSentAtOnceToEveryoneWhoReads() throws Exception {
        try (BufferedReader one = reader();
                BufferedReader another = reader()) {
            awaitReaders(2);

            logs.hear(line("a \"line\"\twith all"));

            String expected =
                    "{\"time\":\"2026-01-02T03:04:05.678Z\",\"function\":\"orders-dev-Shop\",\"version\":\"3\","
                            + "\"requestId\":\"r-1\",\"origin\":\"function\",\"text\":\"a \\\"line\\\"\\twith all\"}";
            assertThat(line(one)).isEqualTo(expected);
            assertThat(line(another)).isEqualTo(expected);
        }
    }

    @Test
    void oneWhoLeavesIsForgottenThoughNothingIsLogged() throws Exception {
        reader().close();

        awaitReaders(0);
    }

    @Test
    void theServersEndIsTheEndOfTheStream() throws Exception {
        try (BufferedReader reader = reader()) {
            awaitReaders(1);

            server.close();

            awaitReaders(0);
            assertThat(reader).satisfies(LogStreamTest::hasEnded);
        }
    }

    @Test
    void oneWhoDoesNotReadKeepsNobodyWaitingAndIsToldWhatItMissed() throws Exception {
        PendingLines lines = new PendingLines();
        String kilobyte = "x".repeat(1 << 10);

        for (int line = 0; line < 1030; line++) {
            lines.add(kilobyte);
        }

        assertThat(lines.take(Duration.ZERO).split("\n"))
                .hasSize(1025)
                .startsWith("{\"leftOut\":6}", kilobyte)
                .endsWith(kilobyte);
        assertThat(lines.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void aForeignWebPageMayNotRead() throws Exception {
        HttpResponse<String> answer = http.send(
                request().header("Origin", "http://evil.example").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("http://evil.example");
    }

    private BufferedReader reader() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(server.address() + LogStream.PATH));
    }

    private static String line(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        while (line != null && line.isEmpty()) {
            line = reader.readLine();
        }
        return line;
    }

    private static void hasEnded(BufferedReader reader) {
        try {
            assertThat(line(reader)).isNull();
        } catch (IOException e) {
            // cut off in the middle of a chunk
        }
    }

    private void awaitReaders(int count) {
        await().until(() -> logs.readers() == count);
    }

    private static LogLine line(String text) {
        return new LogLine(
                Instant.parse("2026-01-02T03:04:05.678Z"), "orders-dev-Shop", "3", "r-1", Origin.FUNCTION, text);
    }
}
