package dev.mvnlambda.local;

import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.control.ControlPlane;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Serves archives at the links that GetFunction answers; like AWS's, a link is all it takes. */
final class CodeDownloads implements HttpGateway {

    private static final String START = "/_code/";

    private final ControlPlane plane;

    CodeDownloads(ControlPlane plane) {
        this.plane = plane;
    }

    @Override
    public boolean handles(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().startsWith(START);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(START.length());
        Optional<Path> archive = plane.archive(name);
        if (archive.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        exchange.sendResponseHeaders(200, Files.size(archive.get()));
        Files.copy(archive.get(), exchange.getResponseBody());
    }
}
