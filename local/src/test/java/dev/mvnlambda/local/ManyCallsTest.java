package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.mvnlambda.local.control.Archives;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import dev.mvnlambda.local.runtime.handler.Naughty;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** However often functions are called, the server holds no more than before, and what handlers do to it is put right. */
@SuppressWarnings("NullAway.Init")
@Timeout(240)
class ManyCallsTest {

    private static final int CALLS = 10_000;
    private static final int WARM_UP = 1_000;
    private static final int CLIENTS = 2;
    private static final int FEW = 4;

    @TempDir
    Path directory;

    @AutoClose("shutdownNow")
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    private final HttpClient http = HttpClient.newHttpClient();
    private LocalServer server;
    private LambdaClient lambda;

    /** What a server may hold. */
    private record Held(long processes, long files, long descriptors, int threads, long heap) {}

    @BeforeEach
    void start() throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none());
        JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults());
        server = LocalServer.start(0, LocalAccount.open(options, Clock.systemUTC(), runtime), List.of());
        lambda = Clients.lambda(server.address());
        Clients.iam(server.address())
                .createRole(request -> request.roleName("role")
                        .assumeRolePolicyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                + "{\"Service\":\"lambda.amazonaws.com\"}}]}"));
        lambda.createFunction(request -> request.functionName("f")
                .role("arn:aws:iam::000000000000:role/role")
                .runtime("java17")
                .handler(Naughty.class.getName())
                .memorySize(256)
                .timeout(20)
                .code(code -> code.zipFile(Archives.of(Naughty.class, Naughty.Jailer.class))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tenThousandCallsLeaveNothingBehind() throws Exception {
        call(WARM_UP);
        Held before = held();

        call(CALLS);

        Held after = held();
        assertThat(after.processes()).isLessThanOrEqualTo(before.processes());
        assertThat(after.files()).isLessThanOrEqualTo(before.files());
        assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + FEW);
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + FEW);
        assertThat(after.heap()).as("a kilobyte a call is too much").isLessThan(before.heap() + CALLS * 1024L);
    }

    @Test
    void whatAHandlerDeletesOrChangesInItsCodeIsThereAgainForTheNextEnvironment() throws Exception {
        assertThat(answer("spoil its code")).isEqualTo("\"did spoil its code\"");
        answer("exit");

        assertThat(answer("print")).isEqualTo("\"did print\"");
        try (Stream<Path> files = Files.walk(directory.resolve("code"))) {
            assertThat(files).noneMatch(file -> file.endsWith("left-behind"));
        }
    }

    @Test
    void aFullDiskLosesLinesOfTheLogAndNoAnswer() throws Exception {
        answer("nothing");
        fill("logs");

        assertThat(answer("print")).isEqualTo("\"did print\"");
    }

    /** Makes all writing to a directory of the state fail, as a full disk would. */
    private void fill(String name) throws IOException {
        Files.move(directory.resolve(name), directory.resolve(name + "-before"));
        Files.createFile(directory.resolve(name));
    }

    private void call(int times) throws Exception {
        List<Future<Void>> calls = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            calls.add(clients.submit(() -> {
                for (int call = 0; call < times / CLIENTS; call++) {
                    assertThat(answer("nothing")).isEqualTo("\"did nothing\"");
                }
                return null;
            }));
        }
        for (Future<Void> call : calls) {
            call.get();
        }
    }

    private String answer(String deed) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.address() + "/2015-03-31/functions/f/invocations"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/lambda/aws4_request,"
                                + " SignedHeaders=host, Signature=any")
                .POST(HttpRequest.BodyPublishers.ofString('"' + deed + '"'))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private Held held() throws IOException {
        ManagementFactory.getMemoryMXBean().gc();
        try (Stream<Path> files = Files.walk(directory)) {
            return new Held(
                    ProcessHandle.current().descendants().count(),
                    files.count(),
                    ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                            ? unix.getOpenFileDescriptorCount()
                            : 0,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }
}
