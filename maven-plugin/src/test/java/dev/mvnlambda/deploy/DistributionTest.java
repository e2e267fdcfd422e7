package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.plan.PlanFormatter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigRequest;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/** A distribution may call through the alias, and follows to a new address before the old one ends, and only when told to. */
final class DistributionTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";
    private static final String ELSEWHERE = "assets.example.com";

    private CloudFrontClient cloudFront;
    private String id;

    @BeforeEach
    void makeDistribution() {
        cloudFront = account.client(CloudFrontClient.class);
        id = cloudFront
                .createDistribution(r -> r.distributionConfig(config -> config.callerReference("one")
                        .comment("the shop")
                        .enabled(true)
                        .origins(origins -> origins.quantity(1)
                                .items(Origin.builder()
                                        .id("assets")
                                        .domainName(ELSEWHERE)
                                        .build()))))
                .distribution()
                .id();
    }

    private Functions shop(Functions function) {
        return function.cloudFront(id);
    }

    private String host(String qualifier) {
        String url = account.lambda()
                .getFunctionUrlConfig(r -> r.functionName(SHOP).qualifier(qualifier.isEmpty() ? null : qualifier))
                .functionUrl();
        return URI.create(url).getHost();
    }

    private DistributionConfig config() {
        return cloudFront.getDistributionConfig(r -> r.id(id)).distributionConfig();
    }

    private Map<String, String> origins() {
        return config().origins().items().stream().collect(Collectors.toMap(Origin::id, Origin::domainName));
    }

    /** What the owner of the distribution does after a first deploy. */
    private void lead(String host) {
        var read = cloudFront.getDistributionConfig(r -> r.id(id));
        DistributionConfig changed = read.distributionConfig().toBuilder()
                .origins(origins -> origins.quantity(2)
                        .items(
                                Origin.builder()
                                        .id("assets")
                                        .domainName(ELSEWHERE)
                                        .build(),
                                Origin.builder()
                                        .id("api")
                                        .domainName(host)
                                        .originAccessControlId("OAC1")
                                        .build()))
                .build();
        cloudFront.updateDistribution(r -> r.id(id).ifMatch(read.eTag()).distributionConfig(changed));
        account.settle();
    }

    private List<FunctionUrlConfig> urls() {
        return account.lambda()
                .listFunctionUrlConfigs(r -> r.functionName(SHOP))
                .functionUrlConfigs();
    }

    @Test
    void bothGrantsStandOnTheAliasAndTheUrlNeedsASignature() {
        Module module = code(shop(versioned("Shop")));
        Planned planned = account.session().plan(module);
        assertThat(planned.warnings())
                .containsExactly("No origin of the distribution " + id
                        + " has the host of the address of Shop, which this deploy makes, so nobody can call it yet. Add one,"
                        + " with an origin access control of the type lambda.");
        assertThat(deployed(module).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "AddPermission", "CreateFunctionUrlConfig")
                .doesNotContain("UpdateDistribution");
        String policy = account.lambda()
                .getPolicy(r -> r.functionName(SHOP).qualifier("LatestAlias"))
                .policy();
        assertThat(policy.split("arn:aws:cloudfront::000000000000:distribution/" + id, -1))
                .hasSize(3);
        assertThat(policy)
                .contains(
                        "\"Action\":\"lambda:InvokeFunctionUrl\"",
                        "\"Action\":\"lambda:InvokeFunction\"",
                        "\"lambda:InvokedViaFunctionUrl\":\"true\"",
                        "cloudfront.amazonaws.com")
                .doesNotContain("\"Principal\":\"*\"");
        assertThat(urls())
                .singleElement()
                .extracting(FunctionUrlConfig::authTypeAsString)
                .isEqualTo("AWS_IAM");
        lead(host("LatestAlias"));
        findsNothingMore(module);
        assertThat(account.session().refresh().plan(module).warnings()).isEmpty();
    }

    @Test
    void withoutVersionsTheGrantsStandOnTheFunction() {
        Module module = code(shop(bare("Shop")));
        deployed(module);
        assertThat(account.lambda().getPolicy(r -> r.functionName(SHOP)).policy())
                .contains(id);
        findsNothingMore(module);
    }

    @Test
    void aCodeChangeAsksNothingOfTheDistribution() {
        deployed(code(shop(versioned("Shop"))));
        Interference calls = deployed(module(directory, "two", shop(versioned("Shop"))));
        assertThat(calls.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(calls.calls()).noneMatch(call -> call.service().equals("CloudFront"));
    }

    @Test
    void aMissingDistributionStopsThePlan() {
        assertThat(account.session()
                        .plan(code(versioned("Shop").cloudFront("E2QWRUHAPOMQZL")))
                        .plan()
                        .obstacles())
                .containsExactly("@Url(cloudFront) of Shop names the distribution E2QWRUHAPOMQZL, which is not in this"
                        + " account. Change cloudFront (aws cloudfront list-distributions shows the ids), or make the"
                        + " distribution first.");
    }

    @Test
    void anOldAddressStaysAndThePlanSaysWhichOriginHasIt() {
        deployed(code(shop(bare("Shop"))));
        String old = host("");
        lead(old);
        Module versioned = code(shop(versioned("Shop")));
        assertThat(account.session().plan(versioned).warnings())
                .singleElement()
                .asString()
                .contains(
                        "Shop has a new address",
                        "Origin api of the distribution " + id + " still has the host " + old,
                        "-Dlambda.yes");
        assertThat(deployed(versioned).changes()).doesNotContain("UpdateDistribution", "DeleteFunctionUrlConfig");
        assertThat(origins()).containsEntry("api", old);
        assertThat(account.session().plan(versioned).warnings())
                .singleElement()
                .asString()
                .contains("-Dlambda.yes", "distribution " + id);
        assertThat(account.session().plan(versioned).plan().steps()).isEmpty();
    }

    @Test
    void confirmedTheOriginGetsTheNewHostBeforeTheOldAddressEnds() {
        deployed(code(shop(bare("Shop"))));
        String old = host("");
        lead(old);
        DistributionConfig before = config();
        Module versioned = code(shop(versioned("Shop")));
        TestAccount.Session session = account.session().yes();
        assertThat(String.join("\n", PlanFormatter.lines(session.plan(versioned).plan())))
                .contains("~ distribution-origin/Shop/" + id, old + " (origin api) → (the new address of Shop)");
        List<String> changes = deployed(account.session().yes(), versioned).changes();
        assertThat(changes)
                .containsSubsequence(
                        "CreateAlias",
                        "AddPermission",
                        "CreateFunctionUrlConfig",
                        "UpdateDistribution",
                        "DeleteFunctionUrlConfig",
                        "RemovePermission",
                        "RemovePermission");
        assertThat(urls()).hasSize(1);
        assertThat(origins()).containsEntry("api", host("LatestAlias")).containsEntry("assets", ELSEWHERE);
        assertThat(config().toBuilder().origins(before.origins()).build())
                .as("all else is written back as it was")
                .isEqualTo(before);
        assertThat(config().origins().items().get(1).originAccessControlId()).isEqualTo("OAC1");
        findsNothingMore(versioned);
    }

    @Test
    void confirmedLaterARenamedAliasAndTheEndOfVersionsTakeTheOriginAlongToo() {
        deployed(code(shop(versioned("Shop"))));
        lead(host("LatestAlias"));
        Module renamed = code(shop(versioned("Shop").alias("Live")));
        deployed(renamed);
        assertThat(deployed(account.session().yes(), renamed).changes())
                .containsSubsequence("UpdateDistribution", "DeleteFunctionUrlConfig", "DeleteAlias");
        assertThat(origins()).containsEntry("api", host("Live"));
        Module off = code(shop(bare("Shop")));
        deployed(account.session().yes(), off);
        assertThat(origins()).containsEntry("api", host(""));
        findsNothingMore(off);
    }

    @Test
    void aDistributionThatLeadsElsewhereIsNotTouched() {
        deployed(code(shop(bare("Shop"))));
        Module versioned = code(shop(versioned("Shop")));
        assertThat(deployed(account.session().yes(), versioned).changes())
                .contains("DeleteFunctionUrlConfig")
                .doesNotContain("UpdateDistribution");
        assertThat(origins()).containsExactly(Map.entry("assets", ELSEWHERE));
    }

    @Test
    void aChangeInBetweenIsKeptAndAStaleOneIsMadeAgain() {
        deployed(code(shop(bare("Shop"))));
        String old = host("");
        lead(old);
        TestAccount.Session session = account.session().yes();
        int[] tries = {0};
        session.interference().before(call -> {
            if (call.operation().equals("UpdateDistribution") && tries[0]++ < 3) {
                lead(old);
            }
        });
        deployed(session, code(shop(versioned("Shop"))));
        assertThat(origins()).containsEntry("api", host("LatestAlias"));
    }

    @Test
    void aDistributionThatNeverKeepsStillIsGivenUp() {
        deployed(code(shop(bare("Shop"))));
        String old = host("");
        lead(old);
        TestAccount.Session session = account.session().yes();
        session.interference().before(call -> {
            if (call.operation().equals("UpdateDistribution")) {
                lead(old);
            }
        });
        assertThat(TestAccount.failure(session.deploy(code(shop(versioned("Shop"))))))
                .contains("distribution-origin/Shop/" + id, "run the goal again");
        assertThat(session.interference().changes().stream().filter("UpdateDistribution"::equals))
                .hasSize(8);
        assertThat(urls()).as("the old address stays").hasSize(2);
    }

    @Test
    void functionsThatMoveSideBySideShareADistribution() {
        List<String> names = List.of("A", "B", "C", "D", "E");
        deployed(code(names.stream().map(name -> shop(bare(name))).toArray(Functions[]::new)));
        lead(names.stream().collect(Collectors.toMap(name -> name, name -> hostOf(name, null))));
        Interference slow = new Interference();
        Together together = new Together();
        slow.answering("GetDistributionConfig", request -> {
            Object answer = cloudFront.getDistributionConfig((GetDistributionConfigRequest) request);
            together.meet();
            return answer;
        });
        account.parallelism(names.size());
        Module versioned =
                code(names.stream().map(name -> shop(versioned(name))).toArray(Functions[]::new));
        deployed(account.session(slow).yes(), versioned);
        Map<String, String> wanted = new TreeMap<>(Map.of("assets", ELSEWHERE));
        names.forEach(name -> wanted.put(name, hostOf(name, "LatestAlias")));
        assertThat(origins()).isEqualTo(wanted);
        assertThat(slow.changes().stream().filter("UpdateDistribution"::equals)).hasSize(names.size());
    }

    private String hostOf(String function, @Nullable String qualifier) {
        String url = account.lambda()
                .getFunctionUrlConfig(
                        r -> r.functionName("shop-dev-" + function).qualifier(qualifier))
                .functionUrl();
        return URI.create(url).getHost();
    }

    private void lead(Map<String, String> hosts) {
        var read = cloudFront.getDistributionConfig(r -> r.id(id));
        List<Origin> all = new ArrayList<>(read.distributionConfig().origins().items());
        hosts.forEach((origin, host) ->
                all.add(Origin.builder().id(origin).domainName(host).build()));
        DistributionConfig changed = read.distributionConfig().toBuilder()
                .origins(origins -> origins.quantity(all.size()).items(all))
                .build();
        cloudFront.updateDistribution(r -> r.id(id).ifMatch(read.eTag()).distributionConfig(changed));
        account.settle();
    }

    @Test
    void withoutTheDistributionTheGrantsGo() {
        deployed(code(shop(versioned("Shop"))));
        Module signed = code(versioned("Shop").urlFor("AWS_IAM"));
        assertThat(deployed(signed).changes())
                .contains("RemovePermission")
                .doesNotContain("DeleteFunctionUrlConfig", "UpdateDistribution");
        findsNothingMore(signed);
    }

    @Test
    void aRemovedFunctionEndsItsAddressBeforeItsGrants() {
        deployed(code(shop(versioned("Shop"))));
        TestAccount.Session session = account.session();
        session.remove(false);
        assertThat(session.interference().changes())
                .containsSubsequence("DeleteFunctionUrlConfig", "RemovePermission", "RemovePermission", "DeleteAlias");
    }
}
