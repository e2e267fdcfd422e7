package dev.mvnlambda.processor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code @WebSocketRoute}. */
final class WebSocketRouteReader extends RouteReader {
    private static final String CONNECT = "$connect";
    private static final Pattern KEY = Pattern.compile("\\$connect|\\$disconnect|\\$default|[a-zA-Z0-9._-]{1,128}");

    WebSocketRouteReader() {
        super("WebSocketRoute", "WEBSOCKET", "APIGatewayV2WebSocketEvent");
    }

    @Override
    Optional<String> problem(String key) {
        return KEY.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(
                        "a route is $connect, $disconnect, $default, or an action of 1 to 128 letters, digits, -, _ or ."
                                + "; write one of these");
    }

    @Override
    String pattern(String key) {
        return key;
    }

    @Override
    String lateness() {
        return "a WebSocket API waits 29 at most";
    }

    @Override
    int patience() {
        return 29;
    }

    @Override
    public void check(List<Mark> marks) {
        for (Mark mark : marks) {
            Member key = mark.member("value");
            Member authorizer = mark.member("authorizer");
            if (key.isKnown()
                    && !key.text().equals(CONNECT)
                    && !authorizer.text().isEmpty()) {
                authorizer.error(
                        ProblemId.CONNECT_AUTHORIZER,
                        "%s has an authorizer on the route \"%s\", but a WebSocket API asks on %s only; move it there, or remove it."
                                .formatted(mark.function(), key.text(), CONNECT));
            }
        }
    }
}
