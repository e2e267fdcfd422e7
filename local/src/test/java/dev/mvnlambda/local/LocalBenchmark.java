package dev.mvnlambda.local;

import dev.mvnlambda.local.control.Archives;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.runtime.handler.Greeter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Measures the server as users run it, and prints the table of docs/performance.md. It is no test, and runs only when it is
 * called: {@code mvn -pl local test -Dtest=LocalBenchmark}, on a machine that does nothing else.
 */
@SuppressWarnings("SystemOut") // its output is what it is for
class LocalBenchmark {

    /** As the plugin starts it. */
    private static final String[] FLAGS = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private static final int STARTS = 7;
    private static final int COLD = 9;
    private static final int WARM_UP = 3_000;
    private static final int WARM = 3_000;
    private static final int CLIENTS = 4;
    private static final int SECONDS = 5;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;
    private static final String EVENT = "{\"name\":\"Ada\"}";
    private static final String TRUST =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}";

    @TempDir
    Path directory;

    private final List<String> rows = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void measure() throws Exception {
        rows.add("| what | goal | measured |");
        rows.add("|---|---|---|");
        measureStart();
        try (ServerProcess server = ServerProcess.start(directory.resolve("calls"), FLAGS)) {
            functions(server.address());
            measureCold(server);
            measureWarm(server.address());
            measureThroughput(server.address());
            row("memory of the server after these calls (resident)", "", megabytes(server.handle()));
        }
        System.out.println(String.join("\n", rows));
    }

    private void measureStart() throws Exception {
        long[] nanos = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(directory.resolve("start-" + i), FLAGS)) {
                get(server.address().resolve("/_local/health"));
                nanos[i] = System.nanoTime() - begin;
            }
        }
        row("from the start of the server's JVM to its first answer", "0.5 s", seconds(nanos, HALF));
    }

    private static void functions(URI address) throws InterruptedException {
        IamClient iam = Clients.iam(address);
        iam.createRole(request -> request.roleName("role").assumeRolePolicyDocument(TRUST));
        TimeUnit.SECONDS.sleep(SECONDS); // until the role is known everywhere
        LambdaClient lambda = Clients.lambda(address);
        for (int i = 0; i < COLD; i++) {
            String name = name(i);
            lambda.createFunction(request -> request.functionName(name)
                    .role("arn:aws:iam::000000000000:role/role")
                    .runtime("java17")
                    .handler(Greeter.class.getName())
                    .memorySize(512)
                    .code(code -> code.zipFile(Archives.of(Greeter.class))));
        }
        TimeUnit.SECONDS.sleep(SECONDS); // until they are Active
    }

    private static String name(int function) {
        return "greeter-" + function;
    }

    private void measureCold(ServerProcess server) throws Exception {
        long[] nanos = new long[COLD];
        for (int i = 0; i < COLD; i++) {
            nanos[i] = time(call(server.address(), name(i)));
        }
        row("first answer of a cold function", "0.8 s", seconds(nanos, HALF));
        long[] sizes = server.handle()
                .children()
                .mapToLong(LocalBenchmark::residentKilobytes)
                .sorted()
                .toArray();
        row(
                "memory of an idle function's JVM (resident; 512 MB function)",
                "",
                sizes.length == 0 ? "not told here" : sizes[sizes.length / 2] / 1024 + " MB");
    }

    private void measureWarm(URI address) throws Exception {
        HttpRequest call = call(address, name(0));
        for (int i = 0; i < WARM_UP; i++) {
            time(call);
        }
        long[] nanos = new long[WARM];
        for (int i = 0; i < WARM; i++) {
            nanos[i] = time(call);
        }
        row("warm call, one client: half of them within", "5 ms", millis(nanos, HALF));
        row("warm call, one client: 99 of 100 within", "", millis(nanos, NEARLY_ALL));
    }

    private void measureThroughput(URI address) throws Exception {
        HttpRequest call = call(address, name(0));
        during(Duration.ofSeconds(SECONDS), call); // starts the environments, and warms them up
        int calls = during(Duration.ofSeconds(SECONDS), call);
        row(
                "warm calls a second, %d clients, %d processors"
                        .formatted(CLIENTS, Runtime.getRuntime().availableProcessors()),
                "1,000",
                String.format(Locale.ROOT, "%,d", calls / SECONDS));
    }

    private int during(Duration time, HttpRequest call) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Callable<Integer> client = () -> {
            HttpClient own = HttpClient.newHttpClient();
            int calls = 0;
            while (System.nanoTime() < end) {
                answered(own, call);
                calls++;
            }
            return calls;
        };
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        int calls = 0;
        for (Future<Integer> done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
            calls += done.get();
        }
        clients.shutdown();
        return calls;
    }

    private long time(HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        answered(http, request);
        return System.nanoTime() - begin;
    }

    private void get(URI uri) throws IOException, InterruptedException {
        answered(http, HttpRequest.newBuilder(uri).build());
    }

    private static void answered(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    private static HttpRequest call(URI address, String function) {
        return HttpRequest.newBuilder(address.resolve("/2015-03-31/functions/" + function + "/invocations"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/lambda/aws4_request,"
                                + " SignedHeaders=host, Signature=any")
                .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                .build();
    }

    private void row(String what, String goal, String measured) {
        rows.add("| %s | %s | %s |".formatted(what, goal, measured));
    }

    private static String seconds(long[] nanos, double share) {
        return String.format(Locale.ROOT, "%.2f s", quantile(nanos, share) / 1e9);
    }

    private static String millis(long[] nanos, double share) {
        return String.format(Locale.ROOT, "%.1f ms", quantile(nanos, share) / 1e6);
    }

    private static double quantile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static String megabytes(ProcessHandle process) {
        long kilobytes = residentKilobytes(process);
        return kilobytes == 0 ? "not told here" : kilobytes / 1024 + " MB";
    }

    /** As ps tells it, where there is one; else 0. */
    private static long residentKilobytes(ProcessHandle process) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            String told = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return told.matches("\\d+") ? Long.parseLong(told) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
