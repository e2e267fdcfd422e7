package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalServerTest {
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer http;

    @BeforeEach
    void listen() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.start();
    }

    @AfterEach
    void end() {
        http.stop(0);
    }

    @Test
    void knowsARunningServerByItsHealth() throws Exception {
        answer(
                "/_local/health",
                200,
                "{\"status\":\"ok\",\"version\":\"0.1.0\",\"pid\":42,\"account\":\"000000000000\",\"directory\":\"/d\"}");

        assertThat(server().health()).contains(new LocalHealth("0.1.0", 42, "/d"));
    }

    @Test
    void nothingListensIsNoError() throws Exception {
        LocalServer server = server();
        http.stop(0);

        assertThat(server.health()).isEmpty();
    }

    @Test
    void somethingElseOnThePortIsAnErrorWithTheCure() {
        answer("/", 404, "not here");

        assertThatThrownBy(() -> server().health())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Port " + port() + " is taken by something that is no local Lambda (it answers 404). Stop it, "
                                + "or set -Dlambda.local.port to a free port.");
    }

    @Test
    void aPageThatSaysOkIsNoLocalLambda() {
        answer("/_local/health", 200, "<html>ok</html>");

        assertThatThrownBy(() -> server().health()).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void stoppingIsASignedCall() throws Exception {
        answer("/_local/stop", 202, "");

        server().stop();

        assertThat(authorizations).singleElement().asString().startsWith("AWS4-HMAC-SHA256 Credential=");
    }

    @Test
    void aRefusedStopIsToldInTheServersWords() {
        answer("/_local/stop", 403, "signature wanted");

        assertThatThrownBy(() -> server().stop())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageEndingWith("refused to stop: 403 signature wanted");
    }

    @Test
    void aServerThatDebugsNothingIsToldWithTheCure() {
        answer("/_local/debug/", 404, "");

        assertThatThrownBy(() -> server().debug("shop", 5005))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("(it answered 404)")
                .hasMessageEndingWith("End it with mvn lambda:local-stop, and try again.");
    }

    @Test
    void aPortOutOfBoundsNamesTheElementAndTheProperty() {
        assertThatThrownBy(() -> new LocalServer(65_536))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "<localPort> is 65536, but a port is a number from 1 to 65535, or 0 for a local Lambda of the "
                                + "build's own. Set <localPort> or -Dlambda.local.port.");
    }

    private LocalServer server() throws MojoFailureException {
        return new LocalServer(port());
    }

    private int port() {
        return http.getAddress().getPort();
    }

    private void answer(String path, int status, String body) {
        http.createContext(path, exchange -> {
            authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
