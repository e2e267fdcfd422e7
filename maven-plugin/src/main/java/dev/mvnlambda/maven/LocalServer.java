package dev.mvnlambda.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The local Lambda of one port, whether it runs or not. */
final class LocalServer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long END_AT_MOST_SECONDS = 30;
    // the local Lambda wants the header of a signed call, which no web page can send, and does not check the signature
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request, "
            + "SignedHeaders=host, Signature=local";

    private final int port;
    private final HttpClient client = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();

    LocalServer(int port) throws MojoFailureException {
        if (port < 1 || port > 65_535) {
            throw new MojoFailureException("<localPort> is " + port
                    + ", but a port is a number from 1 to 65535, or 0 for a local Lambda of the build's own. Set <localPort> or "
                    + "-Dlambda.local.port.");
        }
        this.port = port;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * What the server says of itself; empty when nothing listens.
     *
     * @throws MojoFailureException if something else listens
     */
    Optional<LocalHealth> health() throws MojoExecutionException, MojoFailureException {
        try {
            HttpResponse<String> answer = send(request("/_local/health").GET());
            Optional<LocalHealth> health =
                    answer.statusCode() == 200 ? LocalHealth.parse(answer.body()) : Optional.empty();
            if (health.isEmpty()) {
                throw taken("it answers " + answer.statusCode());
            }
            return health;
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw taken(String.valueOf(e.getMessage()));
        }
    }

    /** Asks the server to end; it may still run for a moment afterwards. */
    void stop() throws MojoExecutionException, MojoFailureException {
        try {
            HttpResponse<String> answer = send(
                    request("/_local/stop").header("Authorization", SIGNED).POST(HttpRequest.BodyPublishers.noBody()));
            if (answer.statusCode() / 100 != 2) {
                throw new MojoExecutionException("The local Lambda at " + endpoint() + " refused to stop: "
                        + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot stop the local Lambda at " + endpoint() + ": " + e, e);
        }
    }

    /** Lets a function wait for a debugger, by its name in the account. */
    void debug(String functionName, int port) throws MojoExecutionException, MojoFailureException {
        debugging(functionName, request -> request.PUT(HttpRequest.BodyPublishers.noBody()), "?port=" + port);
    }

    /** Lets it wait no more. */
    void endDebugging(String functionName) throws MojoExecutionException, MojoFailureException {
        debugging(functionName, HttpRequest.Builder::DELETE, "");
    }

    private void debugging(String functionName, UnaryOperator<HttpRequest.Builder> method, String query)
            throws MojoExecutionException, MojoFailureException {
        try {
            HttpResponse<String> answer = send(method.apply(
                    request("/_local/debug/" + functionName + query).header("Authorization", SIGNED)));
            if (answer.statusCode() != 200) {
                throw new MojoFailureException(
                        "The local Lambda at " + endpoint() + " debugs nothing (it answered " + answer.statusCode()
                                + "), as older ones do not. End it with mvn lambda:local-stop, and try again.");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot reach the local Lambda at " + endpoint() + ": " + e, e);
        }
    }

    /** Asks the server to end, and waits until it has. */
    void end(LocalHealth health) throws MojoExecutionException, MojoFailureException {
        stop();
        long pid = health.pid();
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(END_AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new MojoExecutionException(
                    "The local Lambda was told to stop, but process " + pid + " still runs after " + END_AT_MOST_SECONDS
                            + " s. End that process.",
                    e);
        } catch (ExecutionException e) {
            throw new MojoExecutionException("Cannot watch process " + pid + " end: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while the local Lambda ended", e);
        }
    }

    /**
     * What functions log while they log it, a JSON object a line; ends with the server, by an exception or not.
     *
     * @throws MojoFailureException if the server has no such thing
     */
    BufferedReader logs() throws MojoExecutionException, MojoFailureException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(endpoint().resolve("/_local/logs")).build();
            HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new MojoFailureException(
                        "The local Lambda at " + endpoint() + " shows no logs (it answered " + answer.statusCode()
                                + "), as older ones do. End it with mvn lambda:local-stop, and try again.");
            }
            return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read the logs of the local Lambda at " + endpoint() + ": " + e, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint().resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, MojoExecutionException {
        return send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, MojoExecutionException {
        try {
            return client.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while talking to " + endpoint(), e);
        }
    }

    private MojoFailureException taken(String evidence) {
        return new MojoFailureException("Port " + port + " is taken by something that is no local Lambda (" + evidence
                + "). Stop it, or set -Dlambda.local.port to a free port.");
    }
}
