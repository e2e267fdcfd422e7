package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
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
                send(exchange, json(denied(refusal.get())));
            } else if (gateway.isPresent()) {
                gateway.get().handle(exchange);
            } else {
                WireResponse answer = answer(exchange);
                LargestBody.drain(exchange.getRequestBody());
                send(exchange, answer);
                exchange.close();
                answer.sent();
            }
        }
    }

    private WireResponse answer(HttpExchange exchange) throws IOException {
        try {
            WireRequest head = RequestReader.head(exchange);
            Optional<String> refusal = Guard.refusal(head);
            return refusal.isPresent() ? refused(head, denied(refusal.get())) : answer(head, exchange.getRequestBody());
        } catch (BadRequestException e) {
            return json(WireError.of(400, "BadRequest", String.valueOf(e.getMessage())));
        } catch (TooLargeException e) {
            return json(WireError.of(413, "RequestEntityTooLargeException", String.valueOf(e.getMessage())));
        }
    }

    private WireResponse answer(WireRequest head, InputStream body) throws IOException {
        Optional<Credentials> credentials = Credentials.of(head);
        if (credentials.isEmpty()) {
            return refused(head, denied(Guard.UNSIGNED));
        }
        String name = credentials.get().service();
        @Nullable ApiService service = atPath(head.rawPath()).orElse(services.get(name));
        WireRequest request = RequestReader.withBody(head, body, LargestBody.of(name));
        return service == null
                ? refused(request, Unsupported.service(name, request, services.keySet()))
                : answer(service, request, credentials.get());
    }

    private static WireResponse answer(ApiService service, WireRequest request, Credentials credentials) {
        try {
            return service.answer(request, credentials.region());
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
