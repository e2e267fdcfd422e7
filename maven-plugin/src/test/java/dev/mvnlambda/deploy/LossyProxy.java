package dev.mvnlambda.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands requests on to a server, and loses the answer of one of those that change something, or something of one service. */
final class LossyProxy implements AutoCloseable {
    private static final Set<String> NOT_HANDED_ON =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final AtomicInteger changesUntilLoss;
    private final String service;

    LossyProxy(URI target, int changesUntilLoss) throws IOException {
        this(target, changesUntilLoss, "");
    }

    /** @param service as signatures name it; empty for any */
    LossyProxy(URI target, int changesUntilLoss, String service) throws IOException {
        this.service = service;
        this.target = target;
        this.changesUntilLoss = new AtomicInteger(changesUntilLoss);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handOn);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whether an answer was lost at all. */
    boolean hasLost() {
        return changesUntilLoss.get() < 0;
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer = answer(exchange, body);
            if (isAsked(exchange) && changes(exchange, body) && changesUntilLoss.getAndDecrement() == 0) {
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_HANDED_ON.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] content = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_HANDED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private boolean isAsked(HttpExchange exchange) {
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        return service.isEmpty() || (signature != null && signature.contains("/" + service + "/aws4_request"));
    }

    /** Reads of Lambda are GETs; the other services say what they do in a header or in the body. */
    private static boolean changes(HttpExchange exchange, byte[] body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String action = target != null
                ? target.substring(target.indexOf('.') + 1)
                : new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).replaceFirst("^Action=", "");
        return !exchange.getRequestMethod().equals("GET")
                && !action.startsWith("Get")
                && !action.startsWith("List")
                && !action.startsWith("Describe");
    }

    @Override
    public void close() {
        server.stop(0);
        ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
    }
}
