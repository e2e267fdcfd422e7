package dev.mvnlambda.local;

import dev.mvnlambda.local.page.PageGateway;
import dev.mvnlambda.local.polling.Pollers;
import dev.mvnlambda.local.polling.ScheduleWatch;
import dev.mvnlambda.local.wire.ApiServer;
import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A local account over HTTP, on the loopback. */
public final class LocalServer implements AutoCloseable {

    private final ApiServer http;
    private final LocalAccount account;
    private final Pollers pollers;
    private final ScheduleWatch schedules;
    private final CountDownLatch stopped;
    private boolean closed;

    private LocalServer(
            ApiServer http, LocalAccount account, Pollers pollers, ScheduleWatch schedules, CountDownLatch stopped) {
        this.http = http;
        this.account = account;
        this.pollers = pollers;
        this.schedules = schedules;
        this.stopped = stopped;
    }

    /**
     * Serves an account, which is closed with the server, polls the queues of its event source mappings, and calls what its
     * schedules call.
     *
     * @param port 0 for any free one
     * @param gateways answer what is no API call, such as function URLs
     * @throws IOException when the port is taken; the account is as it was
     */
    public static LocalServer start(int port, LocalAccount account, List<? extends HttpGateway> gateways)
            throws IOException {
        return start(ApiServer.bind(port), account, gateways);
    }

    /** Serves an account at a port that is taken already. */
    static LocalServer start(ApiServer http, LocalAccount account, List<? extends HttpGateway> gateways) {
        account.plane().reachedAt(http.address());
        CountDownLatch stopped = new CountDownLatch(1);
        List<HttpGateway> all = new ArrayList<>(gateways);
        all.add(new HealthPage(account.options()));
        all.add(new CodeDownloads(account.plane()));
        all.add(new PageGateway(account.options(), account.plane()));
        Map<String, ApiService> paths = Map.of(
                StopCommand.PATH,
                new StopCommand(stopped::countDown),
                ScheduleCommand.PATH,
                new ScheduleCommand(account.plane()),
                DebugCommand.PATH,
                new DebugCommand(account.plane().runtime()));
        http.start(all, paths, account.plane().services());
        account.plane().resumeExecutions();
        return new LocalServer(
                http, account, Pollers.start(account.plane()), ScheduleWatch.start(account.plane()), stopped);
    }

    /** Returns the endpoint for AWS clients. */
    public URI address() {
        return http.address();
    }

    /** Lets {@link #awaitStop} end. */
    void stop() {
        stopped.countDown();
    }

    /** Waits until a client asks the server to stop. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Stops answering, ends all that runs and lets go of the directory; whoever closes too waits until that is done. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            schedules.close();
            pollers.close();
            http.close();
            account.close();
            pollers.awaitEnd();
        }
    }
}
