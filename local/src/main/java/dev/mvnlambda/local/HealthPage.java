package dev.mvnlambda.local;

import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.json.FlatJson;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Says who listens, to anyone who asks. */
final class HealthPage implements HttpGateway {

    private final LocalOptions options;

    HealthPage(LocalOptions options) {
        this.options = options;
    }

    @Override
    public boolean handles(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/_local/health");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", "ok");
        health.put("version", version());
        health.put("pid", ProcessHandle.current().pid());
        health.put("account", options.account());
        health.put("region", options.region());
        health.put("directory", options.directory().toAbsolutePath().toString());
        byte[] body = FlatJson.bytes(health);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    // classes outside of a jar have no version
    private static String version() {
        return Objects.requireNonNullElse(HealthPage.class.getPackage().getImplementationVersion(), "development");
    }
}
