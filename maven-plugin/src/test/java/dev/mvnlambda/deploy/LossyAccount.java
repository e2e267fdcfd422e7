package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Connection;
import dev.mvnlambda.aws.Modules;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.LocalOptions;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkClient;

/** An account over real HTTP that loses the answer to one change that is asked of one service. */
final class LossyAccount implements AutoCloseable {
    private static final Request REQUEST =
            new Request("shop", "dev", "", Set.of(), Choices.usual().refreshing(), 1, Map.of(), Map.of());

    private final LocalAccount local;
    private final LocalServer server;
    private final LossyProxy proxy;

    private LossyAccount(Path directory, String service, int lost) throws IOException {
        local = LocalAccount.open(
                LocalOptions.in(directory).inMemory().with(Timings.none()),
                InstantSource.system(),
                TestAccount.nothingRuns());
        server = LocalServer.start(0, local, List.of());
        proxy = new LossyProxy(server.address(), lost, service);
    }

    /**
     * Pursues goals as often as they ask changes of a service, in an account of their own each time, and loses the answer to
     * another one each time.
     *
     * @return how often that was
     */
    static int everywhere(Path directory, String service, Consumer<LossyAccount> goals) throws IOException {
        int lost = 0;
        boolean isLost = true;
        while (isLost) {
            try (LossyAccount account = new LossyAccount(directory.resolve("account-" + lost), service, lost)) {
                goals.accept(account);
                isLost = account.proxy.hasLost();
            } catch (AssertionError e) {
                throw new AssertionError("the answer to change " + lost + " was lost: " + e.getMessage(), e);
            }
            lost++;
        }
        return lost - 1;
    }

    /** A service, reached without loss. */
    <C extends SdkClient> C client(Class<C> type) {
        return local.client(type);
    }

    /** Deploys, which must succeed, and after which all is as wanted. */
    void deploy(Module module) {
        Report report = with(
                proxy.address(),
                module,
                (deployer, account) ->
                        deployer.apply(deployer.plan(List.of(module), REQUEST), 1, (outcome, done, total) -> {}));
        assertThat(TestAccount.failure(report)).isEmpty();
        Planned planned =
                with(server.address(), module, (deployer, account) -> deployer.plan(List.of(module), REQUEST));
        assertThat(planned.plan().steps()).isEmpty();
        assertThat(planned.warnings()).isEmpty();
    }

    /** Removes all of the stage, which must succeed. */
    void remove(Module module) {
        Report report = with(
                proxy.address(),
                module,
                (deployer, account) ->
                        deployer.apply(new Remover(account).plan(REQUEST, true), 1, (outcome, done, total) -> {}));
        assertThat(TestAccount.failure(report)).isEmpty();
    }

    private static <R> R with(URI endpoint, Module module, BiFunction<Deployer, AwsAccount, R> goal) {
        Calls calls = new Calls();
        try (AwsAccount account = new AwsAccount(
                Connection.local("us-east-1", endpoint.toString()).clients(calls, Modules.PRESENT),
                "us-east-1",
                new AwsAccount.Deployment(DeploymentId.next(Time.system()), List.of(module.archive()), ""),
                calls,
                Time.system())) {
            return goal.apply(new Deployer(account, Time.system()), account);
        }
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
