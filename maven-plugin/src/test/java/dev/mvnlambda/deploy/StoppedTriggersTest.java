package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.manifest.LogsSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** A deploy of log groups, target groups and distributions that dies after any change is ended by the next run. */
final class StoppedTriggersTest {
    private static final String SHOP = "shop-dev-Shop";

    @TempDir
    private Path directory;

    private int accounts;

    /** An account with all that triggers name. */
    private final class World {
        private final TestAccount account;
        private final String group;
        private final String distribution;

        World(Switches switches) {
            account = new TestAccount(
                    LocalOptions.in(directory.resolve("account-" + accounts++)).with(switches));
            account.client(CloudWatchLogsClient.class).createLogGroup(r -> r.logGroupName("/orders"));
            group = account.client(ElasticLoadBalancingV2Client.class)
                    .createTargetGroup(r -> r.name("shop").targetType(TargetTypeEnum.LAMBDA))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
            distribution = account.client(CloudFrontClient.class)
                    .createDistribution(r -> r.distributionConfig(config -> config.origins(origins -> origins.items(
                            Origin.builder().id("api").domainName("none").build()))))
                    .distribution()
                    .id();
        }

        Module module(Functions function) {
            return Functions.module(
                    directory,
                    "one",
                    function.trigger(new LogsSpec("/orders", ""))
                            .trigger(new AlbSpec(group))
                            .cloudFront(distribution));
        }

        /** What the owner of the distribution does after a first deploy. */
        void lead() {
            String host = URI.create(account.lambda()
                            .listFunctionUrlConfigs(r -> r.functionName(SHOP))
                            .functionUrlConfigs()
                            .get(0)
                            .functionUrl())
                    .getHost();
            CloudFrontClient cloudFront = account.client(CloudFrontClient.class);
            String tag =
                    cloudFront.getDistributionConfig(r -> r.id(distribution)).eTag();
            cloudFront.updateDistribution(r -> r.id(distribution)
                    .ifMatch(tag)
                    .distributionConfig(config -> config.origins(origins -> origins.items(
                            Origin.builder().id("api").domainName(host).build()))));
            account.settle();
        }

        /** All leads to one qualifier, or to nothing at all when the function is gone. */
        void leadsTo(List<String> targets) {
            assertThat(account.client(CloudWatchLogsClient.class)
                            .describeSubscriptionFilters(r -> r.logGroupName("/orders"))
                            .subscriptionFilters())
                    .extracting(filter -> filter.destinationArn())
                    .containsExactlyElementsOf(targets);
            assertThat(account.client(ElasticLoadBalancingV2Client.class)
                            .describeTargetHealth(r -> r.targetGroupArn(group))
                            .targetHealthDescriptions())
                    .extracting(health -> health.target().id())
                    .containsExactlyElementsOf(targets);
        }

        List<String> origins() {
            return account
                    .client(CloudFrontClient.class)
                    .getDistributionConfig(r -> r.id(distribution))
                    .distributionConfig()
                    .origins()
                    .items()
                    .stream()
                    .map(Origin::domainName)
                    .toList();
        }
    }

    private static String target(String qualifier) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + SHOP + qualifier;
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeploy() {
        return everywhere(
                world -> {},
                (world, session) -> session.deploy(world.module(versioned("Shop"))),
                world -> finds(world, world.module(versioned("Shop")), ":LatestAlias"));
    }

    @TestFactory
    Stream<DynamicTest> versionsTurnedOn() {
        return move(() -> bare("Shop"), () -> versioned("Shop"), ":LatestAlias");
    }

    @TestFactory
    Stream<DynamicTest> versionsTurnedOff() {
        return move(() -> versioned("Shop"), () -> bare("Shop"), "");
    }

    @TestFactory
    Stream<DynamicTest> anAliasRenamed() {
        return move(() -> versioned("Shop"), () -> versioned("Shop").alias("Live"), ":Live");
    }

    private Stream<DynamicTest> move(Supplier<Functions> from, Supplier<Functions> to, String qualifier) {
        return everywhere(
                world -> {
                    world.account.session().deploy(world.module(from.get()));
                    world.lead();
                },
                (world, session) -> session.yes().deploy(world.module(to.get())),
                world -> {
                    finds(world, world.module(to.get()), qualifier);
                    assertThat(world.origins())
                            .containsExactly(URI.create(world.account
                                            .lambda()
                                            .listFunctionUrlConfigs(r -> r.functionName(SHOP))
                                            .functionUrlConfigs()
                                            .get(0)
                                            .functionUrl())
                                    .getHost());
                });
    }

    @TestFactory
    Stream<DynamicTest> triggersTakenOut() {
        Module without = module(directory, "one", versioned("Shop"));
        return everywhere(
                world -> world.account.session().deploy(world.module(versioned("Shop"))),
                (world, session) -> session.deploy(without),
                world -> {
                    assertThat(world.account
                                    .session()
                                    .refresh()
                                    .plan(without)
                                    .plan()
                                    .steps())
                            .isEmpty();
                    world.leadsTo(List.of());
                });
    }

    @TestFactory
    Stream<DynamicTest> aRemoval() {
        return everywhere(
                world -> world.account.session().deploy(world.module(versioned("Shop"))),
                (world, session) -> session.remove(true),
                world -> {
                    assertThat(world.account.lambda().listFunctions().functions())
                            .isEmpty();
                    world.leadsTo(List.of());
                });
    }

    private static void finds(World world, Module module, String qualifier) {
        assertThat(world.account.session().plan(module).plan().steps()).isEmpty();
        assertThat(world.account.session().refresh().plan(module).plan().steps())
                .isEmpty();
        world.leadsTo(List.of(target(qualifier)));
    }

    private interface Act {
        void on(World world);
    }

    private Stream<DynamicTest> everywhere(Act first, BiConsumer<World, TestAccount.Session> stopped, Act check) {
        return OpenQuestions.both()
                .map(switches -> DynamicTest.dynamicTest(
                        switches.toString(),
                        () -> new StopAnywhere<>(() -> new World(switches), (World world) -> world.account)
                                .holds(first::on, stopped, check::on)));
    }
}
