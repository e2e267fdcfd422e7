package dev.mvnlambda.local.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.control.ControlPlane;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.state.StateJson;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Serves the page that shows an account, at {@code /_local/}, and at {@code /} to browsers, and what it shows as JSON for any
 * other client of this machine:
 *
 * <ul>
 *   <li>{@code GET /_local/account}: functions with their versions, aliases and triggers, queues, topics, and the last calls;
 *       its {@code ETag} changes with what it says, and {@code If-None-Match} answers 304 until then
 *   <li>{@code GET /_local/invocations/<number>}: one of these calls with payload, answer and log; 404 once it is too old
 * </ul>
 *
 * <p>All this is read only. What the page's buttons do are calls of AWS's API, which its script sends to the same address with
 * an {@code Authorization} header of AWS's form. So a page of another origin can do nothing here: a browser lets it set that
 * header only after asking, which is refused, as is every request with a foreign {@code Origin} or a host that is no name of
 * the loopback.
 */
public final class PageGateway implements HttpGateway {

    private static final String CALLS = "/_local/invocations/";
    private static final String ACCOUNT = "/_local/account";
    private static final String JSON_TYPE = "application/json";
    private static final String HTML_TYPE = "text/html; charset=utf-8";
    private static final String SCRIPT_TYPE = "text/javascript; charset=utf-8";

    /** What the page may do: nothing but load its own files and talk to its own address. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, Resource> FILES = Map.of(
            "/_local/", new Resource("page.html", HTML_TYPE),
            "/_local/page.css", new Resource("page.css", "text/css; charset=utf-8"),
            "/_local/page.js", new Resource("page.js", SCRIPT_TYPE),
            "/_local/picture.js", new Resource("picture.js", SCRIPT_TYPE),
            "/_local/calls.js", new Resource("calls.js", SCRIPT_TYPE),
            "/_local/aws.js", new Resource("aws.js", SCRIPT_TYPE),
            "/_local/dom.js", new Resource("dom.js", SCRIPT_TYPE),
            "/_local/icon.svg", new Resource("icon.svg", "image/svg+xml"));

    private record Resource(String file, String type) {}

    private final Overviews overviews;
    private final ControlPlane plane;

    /** Shows an account. */
    public PageGateway(LocalOptions options, ControlPlane plane) {
        this.overviews = new Overviews(options, plane);
        this.plane = plane;
    }

    @Override
    public boolean handles(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        boolean isOurs = path.equals("/")
                ? isBrowser(exchange)
                : FILES.containsKey(path) || path.equals(ACCOUNT) || path.startsWith(CALLS);
        return isOurs && exchange.getRequestMethod().equals("GET");
    }

    @Override
    public boolean isGuarded() {
        return true;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(ACCOUNT)) {
            sendAccount(exchange);
        } else if (path.startsWith(CALLS)) {
            sendCall(exchange, path.substring(CALLS.length()));
        } else {
            Resource resource = Objects.requireNonNull(FILES.get(path.equals("/") ? "/_local/" : path));
            send(exchange, 200, resource.type(), bytes(resource.file()));
        }
    }

    // ListBuckets of S3 is a GET of this path too, but it is signed
    private static boolean isBrowser(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String accepted = Objects.requireNonNullElse(headers.getFirst("Accept"), "");
        return accepted.contains("text/html")
                && !headers.containsKey("Authorization")
                && exchange.getRequestURI().getRawQuery() == null;
    }

    private void sendAccount(HttpExchange exchange) throws IOException {
        try {
            send(exchange, 200, JSON_TYPE, StateJson.mapper().writeValueAsBytes(overviews.now()));
        } catch (AwsServiceException e) {
            // something that was listed is gone already
            refuse(exchange, 503, "The account is changing; ask again. " + e.getMessage());
        }
    }

    private void sendCall(HttpExchange exchange, String number) throws IOException {
        Optional<Call> call = number.matches("\\d{1,18}")
                ? plane.journal().find(Long.parseLong(number)).map(Call::whole)
                : Optional.empty();
        if (call.isPresent()) {
            send(exchange, 200, JSON_TYPE, StateJson.mapper().writeValueAsBytes(call.get()));
        } else {
            refuse(exchange, 404, "There is no such call, or it is too old to be kept.");
        }
    }

    private void refuse(HttpExchange exchange, int status, String message) throws IOException {
        send(exchange, status, JSON_TYPE, StateJson.mapper().writeValueAsBytes(Map.of("message", message)));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        String tag = "\"" + UUID.nameUUIDFromBytes(body) + "\"";
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-cache");
        headers.set("ETag", tag);
        if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream resource = PageGateway.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(resource, file).readAllBytes();
        }
    }
}
