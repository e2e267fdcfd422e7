package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.RouteKey;
import java.util.Optional;

/** Reads {@code @HttpRoute}. */
final class HttpRouteReader extends RouteReader {
    static final String ANNOTATION = "HttpRoute";

    HttpRouteReader() {
        super(ANNOTATION, "HTTP", "APIGatewayV2HTTPEvent");
    }

    @Override
    Optional<String> problem(String key) {
        return RouteKey.problem(key, api());
    }

    @Override
    int patience() {
        return 30;
    }

    @Override
    String lateness() {
        return "an HTTP API answers 503 after 30";
    }

    @Override
    String pattern(String key) {
        return RouteKey.pattern(key);
    }
}
