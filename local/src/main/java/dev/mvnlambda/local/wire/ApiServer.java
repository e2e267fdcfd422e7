package dev.mvnlambda.local.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on one port of the loopback for all services and gateways. */
public final class ApiServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /** More than environments and those who wait for them; what comes beyond is cut off, rather than memory filled. */
    private static final int MOST_THREADS = 2048;

    private static final long IDLE_SECONDS = 60;

    private final HttpServer http;
    private final ExecutorService threads;

    private ApiServer(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /**
     * Takes a port, without listening yet.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static ApiServer bind(int port) throws IOException {
        tune();
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = new ThreadPoolExecutor(
                0,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(task, "local-lambda-http-" + count.incrementAndGet()));
        return new ApiServer(HttpServer.create(loopback, BACKLOG), threads);
    }

    /** Tells the JDK's server what it reads but once, unless the user did. */
    private static void tune() {
        // without it an answer waits 40 ms for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // seconds until a client that never ends its request is let go, with the thread that waits for it
        setUnlessSet("sun.net.httpserver.maxReqTime", "120");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Begins to answer: gateways are asked first, in order; then, for signed requests only, paths and services.
     *
     * @param paths by the path in full, or by how it begins when that ends in a slash
     * @param services by their signing name
     */
    public void start(
            List<? extends HttpGateway> gateways, Map<String, ApiService> paths, Map<String, ApiService> services) {
        http.setExecutor(threads);
        Dispatcher dispatcher = new Dispatcher(gateways, paths, services);
        http.createContext("/", (HttpExchange exchange) -> dispatcher.handle(exchange));
        http.start();
    }

    /** Returns where it is reached. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
