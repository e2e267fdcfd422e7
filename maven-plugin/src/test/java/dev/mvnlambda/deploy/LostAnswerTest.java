package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Connection;
import dev.mvnlambda.aws.Modules;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change whose answer got lost is sent again by the SDK; what AWS then refuses was done by the first try. */
final class LostAnswerTest {
    private static final Request REQUEST =
            new Request("shop", "dev", "", Set.of(), Choices.usual(), 1, Map.of(), Map.of());

    @TempDir
    private Path directory;

    private Module before() {
        return module(
                directory,
                "one",
                versioned("Shop").url().tag("team", "a").stopped("orders").provisioned(1),
                bare("Legacy").async(1, "").reserved(5));
    }

    private Module after() {
        return module(
                directory,
                "two",
                versioned("Shop").memory(1024).stopped("orders").async(0, ""),
                bare("Legacy").url());
    }

    /** With other answers to what AWS leaves open each time: with all of them, each change would be lost several times. */
    @Test
    void aDeployGoesOnWhicheverAnswerIsLostAndWhateverIsLeftOpen() throws IOException {
        List<Switches> answers = OpenQuestions.everyTwo();

        assertThat(deployedWithEachAnswerLost(change -> answers.get(change % answers.size())))
                .isGreaterThan(20);
    }

    private int deployedWithEachAnswerLost(IntFunction<Switches> switches) throws IOException {
        int lost = 0;
        while (deployedAlthoughLost(lost, switches.apply(lost))) {
            lost++;
        }
        return lost;
    }

    /** Whether so many changes were made that one answer was lost. */
    private boolean deployedAlthoughLost(int changes, Switches switches) throws IOException {
        LocalOptions options = LocalOptions.in(directory.resolve("account-" + changes))
                .inMemory()
                .with(Timings.none())
                .with(switches);
        LocalAccount local = LocalAccount.open(options, InstantSource.system(), TestAccount.nothingRuns());
        try (LocalServer server = LocalServer.start(0, local, List.of());
                LossyProxy proxy = new LossyProxy(server.address(), changes)) {
            deploy(proxy.address(), before());
            deploy(proxy.address(), after());
            assertThat(plan(server.address(), after()).plan().steps()).isEmpty();
            assertThat(local.lambda()
                            .listVersionsByFunction(r -> r.functionName("shop-dev-Shop"))
                            .versions())
                    .as("no version is published twice, after loss %s", changes)
                    .extracting("version")
                    .containsExactly("$LATEST", "1", "2");
            remove(proxy.address());
            assertThat(local.lambda().listFunctions().functions()).isEmpty();
            return proxy.hasLost();
        }
    }

    @Test
    void aRollbackGoesOnWhicheverAnswerIsLost() throws IOException {
        for (int lost = 0; lost < 2; lost++) {
            LocalOptions options = LocalOptions.in(directory.resolve("rollback-" + lost))
                    .inMemory()
                    .with(Timings.none());
            LocalAccount local = LocalAccount.open(options, InstantSource.system(), TestAccount.nothingRuns());
            Module first = module(directory, "one", versioned("Billing"), versioned("Shop"));
            Module second = module(directory, "two", versioned("Billing"), versioned("Shop"));
            try (LocalServer server = LocalServer.start(0, local, List.of());
                    LossyProxy proxy = new LossyProxy(server.address(), lost)) {
                deploy(server.address(), first);
                deploy(server.address(), second);
                rollBack(proxy.address());
                assertThat(proxy.hasLost()).isTrue();
                assertThat(List.of("Billing", "Shop"))
                        .extracting(name -> local.lambda()
                                .getAlias(
                                        r -> r.functionName("shop-dev-" + name).name("LatestAlias"))
                                .functionVersion())
                        .containsOnly("1");
            }
        }
    }

    private static void rollBack(URI endpoint) {
        try (AwsAccount account = account(endpoint, List.of())) {
            Rollback rollback = new Rollback(account, Time.system(), DeploymentId.next(Time.system()));
            Report report =
                    rollback.apply(rollback.plan(new RollbackRequest(REQUEST, "", "")), (outcome, done, total) -> {});
            assertThat(TestAccount.failure(report)).isEmpty();
        }
    }

    private static AwsAccount account(URI endpoint, List<Module> modules) {
        Calls calls = new Calls();
        return new AwsAccount(
                Connection.local("us-east-1", endpoint.toString()).clients(calls, Modules.PRESENT),
                "us-east-1",
                new AwsAccount.Deployment(
                        DeploymentId.next(Time.system()),
                        modules.stream().map(Module::archive).toList(),
                        ""),
                calls,
                Time.system());
    }

    private static void deploy(URI endpoint, Module module) {
        try (AwsAccount account = account(endpoint, List.of(module))) {
            Deployer deployer = new Deployer(account, Time.system());
            Report report = deployer.apply(deployer.plan(List.of(module), REQUEST), 1, (outcome, done, total) -> {});
            assertThat(TestAccount.failure(report)).isEmpty();
        }
    }

    private static Planned plan(URI endpoint, Module module) {
        try (AwsAccount account = account(endpoint, List.of(module))) {
            return new Deployer(account, Time.system()).plan(List.of(module), REQUEST);
        }
    }

    private static void remove(URI endpoint) {
        try (AwsAccount account = account(endpoint, List.of())) {
            Report report = new Deployer(account, Time.system())
                    .apply(new Remover(account).plan(REQUEST, true), 1, (outcome, done, total) -> {});
            assertThat(TestAccount.failure(report)).isEmpty();
        }
    }
}
