package dev.mvnlambda.local;

import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.json.FlatJson;
import dev.mvnlambda.local.runtime.LogLine;
import dev.mvnlambda.local.runtime.LogListener;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What functions log, while they log it: {@code GET /_local/logs} never ends, and sends a JSON object a line with
 * {@code time}, {@code function}, {@code version}, {@code requestId}, {@code origin} ({@code function}, or {@code platform}
 * for how calls begin and end) and {@code text}. An empty line says that the server is there still; {@code leftOut} counts
 * lines that a reader was too slow for. Any number may read; nobody who does keeps a function waiting.
 */
final class LogStream implements HttpGateway, LogListener {

    static final String PATH = "/_local/logs";

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int UNTIL_CLOSED = 0;

    private final Set<PendingLines> readers = ConcurrentHashMap.newKeySet();

    @Override
    public void hear(LogLine line) {
        if (!readers.isEmpty()) {
            String text = json(line);
            readers.forEach(reader -> reader.add(text));
        }
    }

    @Override
    public boolean handles(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals(PATH);
    }

    @Override
    public boolean isGuarded() {
        return true;
    }

    /** Ends when the reader is gone, which a heartbeat finds out, or the server closes, which interrupts. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        PendingLines reader = new PendingLines();
        readers.add(reader);
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, UNTIL_CLOSED);
            OutputStream out = exchange.getResponseBody();
            while (true) {
                out.write((reader.take(HEARTBEAT) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
        }
    }

    /** How many read now. */
    int readers() {
        return readers.size();
    }

    private String json(LogLine line) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", line.time().toString());
        members.put("function", line.function());
        members.put("version", line.version());
        members.put("requestId", line.requestId());
        members.put("origin", line.origin().name().toLowerCase(Locale.ROOT));
        members.put("text", line.text());
        return new String(FlatJson.bytes(members), StandardCharsets.UTF_8);
    }
}
