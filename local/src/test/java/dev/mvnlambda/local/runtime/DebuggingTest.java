package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.runtime.SampleFunction.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import dev.mvnlambda.local.runtime.handler.Porter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real debugger attaches to the JVM of a function. */
@Timeout(60)
class DebuggingTest {
    private static final String WAITING = "Listening for transport dt_socket at address: ";

    @TempDir
    private Path code;

    @TempDir
    private Path gate;

    private final BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
    private final JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults(), lines::add);

    @AfterEach
    void end() {
        runtime.close();
    }

    private RunnableVersion version(String number) {
        return SampleFunction.of(code, Porter.class)
                .within(Duration.ofMillis(1))
                .revised(number)
                .runnable();
    }

    private CompletableFuture<InvocationResult> call(String revision) {
        Invocation invocation = text(gate.resolve("open").toString());
        return CompletableFuture.supplyAsync(() -> runtime.invoke(version(revision), invocation));
    }

    private LogLine line(String start) throws InterruptedException {
        LogLine line = lines.poll(30, SECONDS);
        while (line != null && !line.text().startsWith(start)) {
            line = lines.poll(30, SECONDS);
        }
        return Objects.requireNonNull(line, start);
    }

    private VirtualMachine attached() throws Exception {
        String port = line(WAITING).text().substring(WAITING.length()).trim();
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> where = sockets.defaultArguments();
        Objects.requireNonNull(where.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(where.get("port")).setValue(port);
        return sockets.attach(where);
    }

    @Test
    void aCallWaitsForADebuggerAndHasNoTimeoutThen() throws Exception {
        runtime.debug("orders", 0);
        var call = call("one");
        VirtualMachine debugger = attached();
        assertThat(call).isNotDone();

        debugger.resume();
        line("waiting at the gate"); // far beyond its timeout of a millisecond
        assertThat(call).isNotDone();
        Files.createFile(gate.resolve("open"));
        assertThat(call.get().payload().asUtf8String()).isEqualTo("\"ok\"");

        assertThat(call("one").get().payload().asUtf8String())
                .as("the next call finds the debugger attached")
                .isEqualTo("\"ok\"");
    }

    @Test
    void newCodeWaitsAgainOnceTheOldOneIsDone() throws Exception {
        runtime.debug("orders", 0);
        var old = call("one");
        attached().resume();
        line("waiting at the gate");
        var young = call("two");
        assertThat(runtime.liveEnvironments()).isEqualTo(1);

        Files.createFile(gate.resolve("open"));
        assertThat(old.get().functionError()).isNull();
        attached().resume();
        assertThat(young.get().payload().asUtf8String()).isEqualTo("\"ok\"");
        assertThat(runtime.liveEnvironments()).isEqualTo(1);
    }

    @Test
    void afterwardsFunctionsRunAsBefore() throws Exception {
        runtime.debug("orders", 0);
        runtime.endDebugging("orders");

        assertThat(call("one").get().functionError()).as("its timeout").isEqualTo("Unhandled");
    }
}
