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
import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.manifest.LogsSpec;
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
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Over real HTTP, whichever answer of log groups, target groups or distributions is lost, the deploy goes on. */
final class LostTriggerAnswerTest {
    private static final int ANSWERS = 9;

    @TempDir
    private Path directory;

    @Test
    void aDeployThatTurnsVersionsOnGoesOnWhicheverAnswerIsLost() throws IOException {
        for (int lost = 0; lost < ANSWERS; lost++) {
            LocalOptions options = LocalOptions.in(directory.resolve("account-" + lost))
                    .inMemory()
                    .with(Timings.none());
            LocalAccount local = LocalAccount.open(options, InstantSource.system(), TestAccount.nothingRuns());
            try (LocalServer server = LocalServer.start(0, local, List.of());
                    LossyProxy proxy = new LossyProxy(server.address(), lost)) {
                local.logs().createLogGroup(r -> r.logGroupName("/orders"));
                String group = local.client(ElasticLoadBalancingV2Client.class)
                        .createTargetGroup(r -> r.name("shop").targetType(TargetTypeEnum.LAMBDA))
                        .targetGroups()
                        .get(0)
                        .targetGroupArn();
                Origin origin = Origin.builder().id("api").domainName("none").build();
                String distribution = local.client(CloudFrontClient.class)
                        .createDistribution(r -> r.distributionConfig(config -> config.callerReference("one")
                                .origins(origins -> origins.quantity(1).items(origin))))
                        .distribution()
                        .id();
                deploy(server.address(), module(bare("Shop"), group, distribution));
                Module versioned = module(versioned("Shop"), group, distribution);
                deploy(proxy.address(), versioned);
                assertThat(proxy.hasLost()).isTrue();
                assertThat(plan(server.address(), versioned).plan().steps()).isEmpty();
            }
        }
    }

    private Module module(Functions shop, String group, String distribution) {
        return Functions.module(
                directory,
                "one",
                shop.trigger(new LogsSpec("/orders", ""))
                        .trigger(new AlbSpec(group))
                        .cloudFront(distribution));
    }

    private static void deploy(URI endpoint, Module module) {
        Report report = with(
                endpoint,
                module,
                deployer -> deployer.apply(deployer.plan(List.of(module), request()), 1, (outcome, done, total) -> {}));
        assertThat(TestAccount.failure(report)).isEmpty();
    }

    private static Planned plan(URI endpoint, Module module) {
        return with(endpoint, module, deployer -> deployer.plan(List.of(module), request()));
    }

    private static Request request() {
        return new Request("shop", "dev", "", Set.of(), Choices.usual().refreshing(), 1, Map.of(), Map.of());
    }

    private static <R> R with(URI endpoint, Module module, Function<Deployer, R> goal) {
        Calls calls = new Calls();
        try (AwsAccount account = new AwsAccount(
                Connection.local("us-east-1", endpoint.toString()).clients(calls, Modules.PRESENT),
                "us-east-1",
                new AwsAccount.Deployment(DeploymentId.next(Time.system()), List.of(module.archive()), ""),
                calls,
                Time.system())) {
            return goal.apply(new Deployer(account, Time.system()));
        }
    }
}
