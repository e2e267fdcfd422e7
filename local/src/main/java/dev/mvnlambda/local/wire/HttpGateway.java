package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * Answers requests that are no API calls, for example those of function URLs; it is asked before anything else is looked at,
 * so neither a signature nor the {@code Origin} was checked.
 */
public interface HttpGateway {

    /** Whether the request is this gateway's, by path or host alone; the body stays unread. */
    boolean handles(HttpExchange exchange);

    /** Answers the request in full; the server closes the exchange. */
    void handle(HttpExchange exchange) throws IOException;
}
