package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The README's example, as a newcomer meets it. */
class OrdersTest {
    private static final String SHOP = "src/main/java/com/example/orders/Shop.java";

    static Stream<Maven> mavens() throws IOException {
        Path unpacked = Settings.mavens();
        if (!Files.isDirectory(unpacked)) {
            return Stream.of(Maven.running());
        }
        try (Stream<Path> homes = Files.list(unpacked)) {
            return homes.sorted().map(Maven::new).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void isDeployedChangedDeployedAgainAndRemoved(Maven maven) {
        Project project = Project.copyOf("orders", maven);
        LocalTarget local = LocalTarget.fresh(project);
        Project orders = project.with(local.arguments());
        try (LambdaClient lambda = local.client()) {
            Deployed first = theFirstDeployAnswersThroughTheAlias(orders);
            aDeployWithoutAChangeChangesNothing(orders, first);
            Deployed second = changedCodeAnswersAtTheSameAddress(orders, first);
            theOldVersionAnswersByItsNumber(lambda, second);
            aDurableFunctionIsStartedThroughItsQualifier(lambda, second);
            statusTellsWhatIsDeployed(orders, second);
            functionsAreTriedThroughTheirAlias(orders, second);
            removeTakesEverythingAway(orders);
        } finally {
            orders.mvn("lambda:local-stop").succeeded();
        }
        orders.mvn("lambda:local-stop").succeeded().says("No local Lambda runs");
    }

    private static Deployed theFirstDeployAnswersThroughTheAlias(Project orders) {
        orders.mvn("lambda:deploy").succeeded();
        Deployed deployed = deployed(orders);

        assertThat(deployed.answer("Shop"))
                .startsWith("200 Welcome to the shop, version 1.")
                .contains(deployed.of("Billing", "targetArn"));
        assertThat(deployed.answer("Fulfilment")).isEqualTo("200 Shipped by version 1\n");
        assertThat(deployed.answer("Legacy")).isEqualTo("200 Unversioned: $LATEST\n");
        assertThat(deployed.of("Shop", "targetArn")).endsWith(":orders-dev-Shop:LatestAlias");
        assertThat(deployed.of("Legacy", "targetArn")).endsWith(":orders-dev-Legacy");
        assertThat(deployed.of("Legacy", "qualifier")).isEmpty();
        return deployed;
    }

    private static void aDeployWithoutAChangeChangesNothing(Project orders, Deployed first) {
        orders.mvn("lambda:deploy").succeeded();

        assertThat(deployed(orders).of("Shop", "version")).isEqualTo(first.of("Shop", "version"));
        assertThat(deployed(orders).of("Legacy", "url")).isEqualTo(first.of("Legacy", "url"));
    }

    private static Deployed changedCodeAnswersAtTheSameAddress(Project orders, Deployed first) {
        orders.replace(SHOP, "Welcome to the shop", "Welcome back");
        orders.mvn("lambda:deploy", "-DskipTests").succeeded();
        Deployed second = deployed(orders);

        assertThat(second.of("Shop", "url")).isEqualTo(first.of("Shop", "url"));
        assertThat(first.answer("Shop")).startsWith("200 Welcome back, version 2.");
        return second;
    }

    private static void theOldVersionAnswersByItsNumber(LambdaClient lambda, Deployed deployed) {
        InvokeResponse old = lambda.invoke(request ->
                request.functionName(deployed.of("Shop", "arn")).qualifier("1").payload(SdkBytes.fromUtf8String("{}")));

        assertThat(old.executedVersion()).isEqualTo("1");
        assertThat(old.payload().asUtf8String()).contains("Welcome to the shop, version 1.");
    }

    private static void aDurableFunctionIsStartedThroughItsQualifier(LambdaClient lambda, Deployed deployed) {
        InvokeResponse started = lambda.invoke(request -> request.functionName(deployed.of("Archiver", "arn"))
                .qualifier(deployed.of("Archiver", "qualifier"))
                .payload(SdkBytes.fromUtf8String("{\"id\": \"42\"}")));

        assertThat(started.functionError()).isNull();
        assertThat(started.payload().asUtf8String()).contains("Archived 42 by version 2");
    }

    private static void statusTellsWhatIsDeployed(Project orders, Deployed deployed) {
        orders.mvn("lambda:status").succeeded().says("Shop").says(deployed.of("Shop", "url"));
    }

    private static void functionsAreTriedThroughTheirAlias(Project orders, Deployed deployed) {
        orders.mvn("lambda:invoke", "-Dlambda.function=OrderIntake", "-Dlambda.event=sqs")
                .succeeded()
                .says("version 2 took order 42")
                .says("\"batchItemFailures\" : [ ]")
                .says("orders-dev-OrderIntake:LatestAlias answered, version 2");
        orders.mvn("lambda:invoke", "-Dlambda.function=Shop", "-Dlambda.event=url")
                .succeeded()
                .says("Welcome back, version 2");
        assertThat(orders.text("target/lambda/invoke.json"))
                .contains("\"targetArn\" : \"" + deployed.of("Shop", "targetArn") + "\"");

        orders.write("refused.json", "{\"refused\": \"no address\"}");
        orders.mvn("lambda:invoke", "-Dlambda.function=Billing", "-Dlambda.payload=@refused.json")
                .failed()
                .says(
                        "Billing failed in version 2 (Unhandled): java.lang.IllegalArgumentException: This bill is refused: "
                                + "no address");
        orders.mvn("lambda:invoke", "-Dlambda.function=Shop", "-Dlambda.event=pigeon")
                .failed()
                .says("there is no such kind of event")
                .doesNotSay("Exception:");
    }

    private static void removeTakesEverythingAway(Project orders) {
        orders.mvn("lambda:remove", "-Dlambda.yes").succeeded();
        orders.mvn("lambda:status").succeeded().says("Nothing deployed");
    }

    private static Deployed deployed(Project orders) {
        return Deployed.read(orders.text("target/lambda/deploy.json"));
    }
}
