package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

class DevelopmentLoopTest {
    private static final String SHOP = "src/main/java/com/example/orders/Shop.java";

    @Test
    void whatIsCompiledIsDeployedWhileCallsUnderWayEndWhereTheyBeganAndNothingIsLeftRunning() throws Exception {
        Project copy = Project.copyOf("orders", "in-development");
        LocalTarget local = LocalTarget.fresh(copy);
        Project orders = copy.with(local.arguments());
        Path gate = copy.file("gate");
        waitsAtTheGateWhenAskedSlowly(orders, gate);
        try (RunningBuild loop = orders.start("lambda:local")) {
            loop.awaitLine("Watching orders");
            Deployed deployed = Deployed.read(orders.text("target/lambda/deploy.json"));
            CompletableFuture<String> slow = CompletableFuture.supplyAsync(() ->
                    Deployed.answer(HttpRequest.newBuilder(URI.create(deployed.of("Shop", "url") + "slow"))
                            .build()));
            assertThat(loop.awaitLine("waiting at the gate"))
                    .as("logged before the call has ended")
                    .matches(".*\\d\\d:\\d\\d:\\d\\d\\.\\d{3} Shop:1 [0-9a-f]{8} waiting at the gate");

            orders.replace(SHOP, "Welcome to the shop", "Welcome back");
            orders.replace(SHOP, "value = \"${stage}\"", "value = \"changed\"");
            orders.mvn("compile", "-q").succeeded();
            loop.awaitLine("Shop 1 → 2");
            assertThat(deployed.answer("Shop")).startsWith("200 Welcome back, version 2.");
            try (LambdaClient lambda = local.client()) {
                assertThat(lambda.getFunctionConfiguration(
                                        r -> r.functionName("orders-dev-Shop").qualifier("LatestAlias"))
                                .environment()
                                .variables())
                        .containsEntry("SHOP_STAGE", "changed");
            }

            orders.replace("pom.xml", "<dependencies>", "<!-- and one more --><dependencies>");
            loop.awaitLine(
                    "pom.xml changed. What Maven reads there, such as dependencies, counts when this goal is started again");

            Files.createFile(gate);
            assertThat(slow.get(1, TimeUnit.MINUTES)).startsWith("200 Welcome to the shop, version 1.");

            List<ProcessHandle> processes = loop.processes();
            assertThat(processes).as("Maven, the local Lambda, a JVM a version").hasSizeGreaterThanOrEqualTo(4);
            loop.end(processes);
            loop.awaitLine("has ended, and all that it ran");
            assertThat(names(copy.file("target/lambda"))).containsExactlyInAnyOrder("deploy.json", "orders.zip");
        }
    }

    private static void waitsAtTheGateWhenAskedSlowly(Project orders, Path gate) {
        orders.replace(SHOP, "@Versioned\n", "@Versioned\n@dev.mvnlambda.annotation.LambdaFunction(timeout = 600)\n");
        orders.replace(
                SHOP, "        String page =", """
                        if (request.getRawPath().endsWith("/slow")) {
                            System.out.println("waiting at the gate");
                            while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                            }
                        }
                        String page =""".formatted(gate.toString().replace("\\", "\\\\")));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
