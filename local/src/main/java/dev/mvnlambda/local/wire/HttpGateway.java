package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * Answers requests that are no API calls, for example those of function URLs; it is asked before anything else is looked at,
 * so no signature was checked, and the {@code Origin} only where it asks for that.
 */
public interface HttpGateway {

    /** Whether the request is this gateway's, by path or host alone; the body stays unread. */
    boolean handles(HttpExchange exchange);

    /** Whether requests of foreign web pages, told by their origin or a host of theirs, are refused for it with a 403. */
    default boolean isGuarded() {
        return false;
    }

    /** Answers the request in full; the server closes the exchange. */
    void handle(HttpExchange exchange) throws IOException;
}
