package dev.mvnlambda.local;

import dev.mvnlambda.local.control.DirectoryInUseException;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import dev.mvnlambda.local.url.HttpApiGateway;
import dev.mvnlambda.local.url.UrlGateway;
import dev.mvnlambda.local.wire.ApiServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/** Runs the local Lambda in the foreground until it is asked to stop. */
public final class Main {

    private Main() {}

    /**
     * Takes {@code --port 4599}, {@code --dir DIR}, {@code --parent PROCESS}, which the server then never outlives,
     * {@code --calls-per-second 15}, the bound that AWS sets, and any number of {@code --switch NAME=true}, what AWS does where
     * that is not settled, by the names of {@link dev.mvnlambda.local.control.Switches}; ends with 1, and one line that says
     * why, when it cannot start.
     */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            Arguments arguments = Arguments.of(args);
            serve(arguments, out);
            return 0;
        } catch (IllegalArgumentException | DirectoryInUseException | PortTakenException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void serve(Arguments arguments, PrintStream out) throws InterruptedException {
        ApiServer http = bind(arguments.port());
        LogStream logs = new LogStream();
        LocalAccount account;
        try {
            JvmOptions jvms = JvmOptions.defaults().withEndpoint(http.address().toString());
            account = LocalAccount.open(arguments.options(), Clock.systemUTC(), new JvmRuntime(jvms, logs));
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
        LocalServer server = LocalServer.start(
                http,
                account,
                List.of(
                        logs,
                        new UrlGateway(account.urls(), Clock.systemUTC()),
                        new HttpApiGateway(account.httpApis(), Clock.systemUTC())));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "local-lambda-closing"));
        arguments.parent().ifPresent(parent -> Parent.of(parent).onExit(server::stop));
        ServerFile.in(arguments.directory()).write(server.address(), arguments.parent());
        out.println("The local Lambda answers at " + server.address() + "; its state is in " + arguments.directory());
        server.awaitStop();
        server.close();
    }

    private static ApiServer bind(int port) {
        try {
            return ApiServer.bind(port);
        } catch (IOException e) {
            throw new PortTakenException(port, e);
        }
    }
}
