package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Connection;
import dev.mvnlambda.aws.Modules;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.manifest.IotSpec;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.iot.IotClient;

/** Over real HTTP, whichever answer about rules, authorizers or user pools is lost, the goal goes on. */
final class LostAnswerOfIotAndCognitoTest {
    private static final Request REQUEST =
            new Request("shop", "dev", "", Set.of(), Choices.usual().refreshing(), 1, Map.of(), Map.of());

    @TempDir
    private Path directory;

    private Module module(Functions shop, String pool) {
        return Functions.module(
                directory,
                "one",
                shop.trigger(new IotSpec("SELECT * FROM 'a'"))
                        .authorizer(new AuthorizerSpec("devices", "IOT", List.of(), 0))
                        .trigger(new CognitoSpec(pool, "PreSignUp", "", "")));
    }

    @Test
    void makingMovingAndRemovingGoOn() throws IOException {
        int lost = 0;
        while (goesOnAlthoughLost(lost)) {
            lost++;
        }
        assertThat(lost).isGreaterThan(15);
    }

    /** Whether so many changes were made that one answer was lost. */
    private boolean goesOnAlthoughLost(int changes) throws IOException {
        LocalOptions options = LocalOptions.in(directory.resolve("account-" + changes))
                .inMemory()
                .with(Timings.none());
        LocalAccount local = LocalAccount.open(options, InstantSource.system(), TestAccount.nothingRuns());
        try (LocalServer server = LocalServer.start(0, local, List.of());
                LossyProxy proxy = new LossyProxy(server.address(), changes)) {
            CognitoIdentityProviderClient cognito = local.client(CognitoIdentityProviderClient.class);
            String pool =
                    cognito.createUserPool(r -> r.poolName("users")).userPool().id();
            deploy(proxy.address(), module(bare("Shop"), pool));
            Module moved = module(versioned("Shop"), pool);
            deploy(proxy.address(), moved);
            assertThat(with(server.address(), moved, (deployer, account) -> deployer.plan(List.of(moved), REQUEST))
                            .plan()
                            .steps())
                    .isEmpty();
            Report removed = with(
                    proxy.address(),
                    moved,
                    (deployer, account) ->
                            deployer.apply(new Remover(account).plan(REQUEST, true), 1, (outcome, done, total) -> {}));
            assertThat(TestAccount.failure(removed)).isEmpty();
            IotClient iot = local.client(IotClient.class);
            assertThat(iot.listTopicRules(r -> {}).rules()).isEmpty();
            assertThat(iot.listAuthorizers(r -> {}).authorizers()).isEmpty();
            assertThat(cognito.describeUserPool(r -> r.userPoolId(pool))
                            .userPool()
                            .lambdaConfig()
                            .preSignUp())
                    .isNull();
            return proxy.hasLost();
        }
    }

    private static void deploy(URI endpoint, Module module) {
        Report report = with(
                endpoint,
                module,
                (deployer, account) ->
                        deployer.apply(deployer.plan(List.of(module), REQUEST), 1, (outcome, done, total) -> {}));
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
}
