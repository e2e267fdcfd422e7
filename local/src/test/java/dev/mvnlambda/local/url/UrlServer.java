package dev.mvnlambda.local.url;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Serves a gateway on a free port, as the local Lambda does. */
final class UrlServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-03T04:05:06.789Z");

    private final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();

    UrlServer(OneUrl url) throws IOException {
        UrlGateway gateway = new UrlGateway(url, Clock.fixed(NOW, ZoneOffset.UTC));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> serve(gateway, exchange));
        http.start();
    }

    private static void serve(UrlGateway gateway, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (gateway.handles(exchange)) {
                gateway.handle(exchange);
            } else {
                exchange.sendResponseHeaders(418, -1);
            }
        }
    }

    /** A request to a path, from the root of the server. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends a GET with a Host of its own, which the JDK's client does not allow, and returns the first line of the answer. */
    String statusLine(String host, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine());
        }
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
