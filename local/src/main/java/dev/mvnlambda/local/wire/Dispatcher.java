package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who answers a request, and refuses those that no AWS client would make. */
final class Dispatcher {

    private static final String JSON = "application/json";
    private static final int NO_BODY = -1;
    private static final Protocol QUERY = new Query("");

    private final List<HttpGateway> gateways;
    private final Map<String, ApiService> paths;
    private final Map<String, ApiService> services;

    Dispatcher(List<? extends HttpGateway> gateways, Map<String, ApiService> paths, Map<String, ApiService> services) {
        this.gateways = List.copyOf(gateways);
        this.paths = Map.copyOf(paths);
        this.services = Map.copyOf(services);
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<HttpGateway> gateway = gateways.stream()
                    .filter(candidate -> candidate.handles(exchange))
                    .findFirst();
            Optional<String> refusal = gateway.filter(HttpGateway::isGuarded)
                    .flatMap(guarded -> Guard.refusal(exchange.getRequestHeaders()));
            if (refusal.isPresent()) {
                send(exchange, refused(403, refusal.get()));
            } else if (gateway.isPresent()) {
                gateway.get().handle(exchange);
            } else {
                WireResponse answer = answer(exchange);
                send(exchange, answer);
                exchange.close();
                answer.sent();
            }
        }
    }

    private WireResponse answer(HttpExchange exchange) throws IOException {
        try {
            WireRequest request = RequestReader.read(exchange);
            return Guard.refusal(request)
                    .map(text -> refused(request, denied(text)))
                    .orElseGet(() -> answer(request));
        } catch (BadRequestException e) {
            return json(WireError.of(400, "BadRequest", String.valueOf(e.getMessage())));
        }
    }

    private WireResponse answer(WireRequest request) {
        Optional<Credentials> credentials = Credentials.of(request);
        if (credentials.isEmpty()) {
            return refused(request, denied(Guard.UNSIGNED));
        }
        String name = credentials.get().service();
        ApiService service = atPath(request.rawPath()).orElse(services.get(name));
        if (service == null) {
            return refused(request, Unsupported.service(name, request, services.keySet()));
        }
        try {
            return service.answer(request, credentials.get().region());
        } catch (BadRequestException e) {
            return service.refusal(request, 400, "SerializationException", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // the close interrupts what is under way, which nobody needs to know
            if (!Thread.currentThread().isInterrupted()) {
                e.printStackTrace();
            }
            return service.refusal(request, 500, "ServiceException", "The local Lambda failed: " + e);
        }
    }

    private Optional<ApiService> atPath(String path) {
        return paths.entrySet().stream()
                .filter(entry ->
                        entry.getKey().endsWith("/") ? path.startsWith(entry.getKey()) : path.equals(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static WireError denied(String text) {
        return WireError.of(403, "AccessDeniedException", text);
    }

    // whose request it is tells the form of the answer, as long as no service does
    private static WireResponse refused(WireRequest request, WireError error) {
        return QUERY.speaks(request) ? QUERY.encode(request, error) : json(error);
    }

    private static WireResponse json(WireError error) {
        Map<String, @Nullable String> body = new TreeMap<>();
        body.put("__type", error.code());
        body.put("message", error.message());
        return WireResponse.of(error.status(), JSON, JsonShapes.json().write(body))
                .header("x-amzn-ErrorType", error.code());
    }

    private static void send(HttpExchange exchange, WireResponse answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        byte[] body = answer.body();
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        boolean hasBody = body.length > 0 && !isHead;
        exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : NO_BODY);
        if (hasBody) {
            exchange.getResponseBody().write(body);
        }
    }
}
