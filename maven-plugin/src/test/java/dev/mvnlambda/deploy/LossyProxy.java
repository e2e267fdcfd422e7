package dev.mvnlambda.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Hands requests on to a server, and loses the answer of one of those that change something, or something of one service. */
final class LossyProxy implements AutoCloseable {
    private static final Set<String> NOT_HANDED_ON =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    /** Waits in the thread that asks, which the JDK's own client does not: that costs it several changes of thread a request. */
    private static final SdkHttpClient CLIENT =
            ApacheHttpClient.builder().maxConnections(256).build();

    private final HttpServer server;
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
            HttpExecuteResponse answer = answer(exchange, body);
            byte[] content = content(answer);
            if (isAsked(exchange) && changes(exchange, body) && changesUntilLoss.getAndDecrement() == 0) {
                return;
            }
            answer.httpResponse().forEachHeader((name, values) -> {
                if (isHandedOn(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.httpResponse().statusCode(), content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private HttpExecuteResponse answer(HttpExchange exchange, byte[] body) throws IOException {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .uri(target.resolve(exchange.getRequestURI()))
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isHandedOn(name)) {
                request.putHeader(name, values);
            }
        });
        if (body.length > 0) {
            request.putHeader("Content-Length", String.valueOf(body.length));
            request.contentStreamProvider(ContentStreamProvider.fromByteArrayUnsafe(body));
        }
        SdkHttpFullRequest whole = request.build();
        return CLIENT.prepareRequest(HttpExecuteRequest.builder()
                        .request(whole)
                        .contentStreamProvider(whole.contentStreamProvider().orElse(null))
                        .build())
                .call();
    }

    private static byte[] content(HttpExecuteResponse answer) throws IOException {
        if (answer.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (InputStream content = answer.responseBody().get()) {
            return content.readAllBytes();
        }
    }

    private static boolean isHandedOn(String header) {
        return !NOT_HANDED_ON.contains(header.toLowerCase(Locale.ROOT));
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
