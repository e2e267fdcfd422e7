package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mvnlambda.local.control.Archives;
import dev.mvnlambda.local.control.Clients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** A server that is killed while clients write starts again with all that it had acknowledged, and nothing written by half. */
@Timeout(120)
class KilledServerTest {

    private static final int KILLS = 3;
    private static final int WRITERS = 2;
    private static final int FEWEST_CHANGES = 5;
    private static final int MORE_CHANGES = 60;
    private static final int MOST_MICROS_MORE = 5_000;
    private static final String TRUST =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}";

    @TempDir
    Path directory;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();

    /** By function, what the alias was acknowledged to say; empty while there is no alias. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void whatWasAcknowledgedIsThereAgainHoweverOftenItIsKilled() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(directory)) {
                holds(server.address());
                role(server.address());
                killWhileWriting(server);
            }
        }
        try (ServerProcess server = ServerProcess.start(directory)) {
            holds(server.address());
        }
        assertThat(acknowledged).isNotEmpty();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.toString().matches(".*(\\.tmp|unfinished-[^/]*)"));
        }
    }

    private void killWhileWriting(ServerProcess server) throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        int goal = changes.get() + FEWEST_CHANGES + random.nextInt(MORE_CHANGES);
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.execute(() -> write(Clients.lambda(server.address())));
        }
        await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> changes.get() >= goal);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_MICROS_MORE));
        server.kill();
        writers.shutdown();
        assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private void role(URI address) {
        IamClient iam = Clients.iam(address);
        try {
            iam.createRole(request -> request.roleName("role").assumeRolePolicyDocument(TRUST));
            await().until(() -> isAssumable(address));
        } catch (EntityAlreadyExistsException e) {
            // of the run before
        }
    }

    /** As on AWS, it takes a moment until a new role can be assumed. */
    private boolean isAssumable(URI address) {
        try {
            create(Clients.lambda(address), "probe");
            return true;
        } catch (SdkException e) {
            assertThat(e).hasMessageContaining("cannot be assumed by Lambda");
            return false;
        }
    }

    /** Makes functions and aliases, and moves them, until the server is gone. */
    private void write(LambdaClient lambda) {
        try {
            while (true) {
                String name = "f" + names.incrementAndGet();
                create(lambda, name);
                acknowledge(name, "");
                lambda.createAlias(request -> request.functionName(name)
                        .name("live")
                        .functionVersion("1")
                        .description("made"));
                acknowledge(name, "made");
                lambda.updateAlias(
                        request -> request.functionName(name).name("live").description("moved"));
                acknowledge(name, "moved");
            }
        } catch (SdkException e) {
            // the server is gone; whether this last change was made, nobody knows
        }
    }

    private void acknowledge(String name, String description) {
        acknowledged.put(name, description);
        changes.incrementAndGet();
    }

    private static void create(LambdaClient lambda, String name) {
        lambda.createFunction(request -> request.functionName(name)
                .role("arn:aws:iam::000000000000:role/role")
                .runtime("java21")
                .handler("demo.Hello")
                .publish(true)
                .tags(Map.of("name", name))
                .code(code -> code.zipFile(code(name))));
    }

    private static SdkBytes code(String name) {
        return Archives.of(name);
    }

    private void holds(URI address) throws IOException {
        LambdaClient lambda = Clients.lambda(address);
        acknowledged.forEach((name, description) -> assertThat(description(lambda, name))
                .as("the alias of %s", name)
                .isIn(description, next(description)));
        for (FunctionConfiguration function :
                lambda.listFunctionsPaginator().functions().stream().toList()) {
            isWhole(lambda, function.functionName());
        }
    }

    /** What a change that was never acknowledged may have made of it. */
    private static String next(String description) {
        return description.isEmpty() ? "made" : "moved";
    }

    private static String description(LambdaClient lambda, String name) {
        return lambda.listAliases(request -> request.functionName(name)).aliases().stream()
                .map(alias -> Objects.requireNonNull(alias.description()))
                .findFirst()
                .orElse("");
    }

    private void isWhole(LambdaClient lambda, String name) throws IOException {
        GetFunctionResponse function = lambda.getFunction(request -> request.functionName(name));
        assertThat(function.tags()).containsEntry("name", name);
        assertThat(function.configuration().codeSize()).isEqualTo(code(name).asByteArray().length);
        try (Stream<Path> files = Files.walk(directory.resolve("code"))) {
            assertThat(files.filter(file -> file.endsWith(name))).hasSize(1);
        }
        assertThat(lambda.listVersionsByFunction(request -> request.functionName(name))
                        .versions())
                .extracting(FunctionConfiguration::version)
                .containsExactly("$LATEST", "1");
    }
}
