package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function's life, row by row: what each situation reads, and which limited calls it makes in which order. */
final class DeployLifeTest {
    @TempDir
    private Path directory;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = new TestAccount(directory.resolve("account"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Module shop(String code, UnaryOperator<Functions> change) {
        return module(directory, code, change.apply(versioned("Shop").url()));
    }

    private Module shop(String code) {
        return shop(code, same -> same);
    }

    private Interference deployed(Module module) {
        TestAccount.Session session = account.session();
        Report report = session.deploy(module);
        assertThat(TestAccount.failure(report)).isEmpty();
        return session.interference();
    }

    private static long count(Interference calls, String operation) {
        return calls.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .count();
    }

    @Test
    void aFirstDeployMakesSixLimitedCalls() {
        account.close();
        account = new TestAccount(LocalOptions.in(directory.resolve("quick")).with(Timings.none()));
        Interference calls = deployed(shop("one"));
        assertThat(calls.limited())
                .containsExactly(
                        "CreateFunction",
                        "CreateAlias",
                        "AddPermission",
                        "AddPermission",
                        "CreateFunctionUrlConfig",
                        "TagResource");
    }

    @Test
    void aRoleThatIsNotKnownYetIsWaitedFor() {
        Interference calls = deployed(shop("one"));
        assertThat(count(calls, "CreateFunction")).isGreaterThan(1);
        assertThat(calls.limited()).endsWith("CreateFunctionUrlConfig", "TagResource");
    }

    @Test
    void whenNothingChangedOneGetFunctionIsAll() {
        deployed(shop("one"));
        Interference calls = deployed(shop("one"));
        assertThat(calls.calls())
                .extracting(Interference.Call::operation)
                .containsExactly("GetCallerIdentity", "GetFunction");
    }

    @Test
    void aBareFunctionThatDidNotChangeTakesOneGetFunctionToo() {
        Module legacy = module(directory, "one", bare("Legacy").url());
        deployed(legacy);
        assertThat(deployed(legacy).calls())
                .extracting(Interference.Call::operation)
                .containsExactly("GetCallerIdentity", "GetFunction");
    }

    @Test
    void changedCodeMakesThreeLimitedChangesAndReadsTheAlias() {
        deployed(shop("one"));
        Interference calls = deployed(shop("two"));
        assertThat(calls.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(calls.calls())
                .noneMatch(call -> List.of("Iam", "CloudWatchLogs").contains(call.service()));
    }

    @Test
    void thePlanOfACodeOnlyDeployIsCodeVersionAliasAndBookkeeping() {
        deployed(shop("one"));
        Planned planned = account.session().plan(shop("two"));
        assertThat(planned.plan().steps())
                .extracting(Step::key)
                .extracting(Object::toString)
                .containsExactly("function/Shop", "version/Shop", "alias/Shop:LatestAlias", "tags/Shop");
    }

    @Test
    void changedSettingsArePublished() {
        deployed(shop("one"));
        Interference calls = deployed(shop("one", shop -> shop.memory(1024)));
        assertThat(calls.changes())
                .containsExactly("UpdateFunctionConfiguration", "PublishVersion", "UpdateAlias", "TagResource");
    }

    @Test
    void changedSettingsAndCodeArePublishedTogether() {
        deployed(shop("one"));
        Interference calls = deployed(shop("two", shop -> shop.memory(1024)));
        assertThat(calls.changes())
                .containsExactly("UpdateFunctionConfiguration", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(account.lambda()
                        .listVersionsByFunction(r -> r.functionName("shop-dev-Shop"))
                        .versions())
                .hasSize(3);
    }

    @Test
    void aChangedEnvironmentValueIsPublished() {
        deployed(shop("one", shop -> shop.environment("TABLE", "a")));
        Interference calls = deployed(shop("one", shop -> shop.environment("TABLE", "b")));
        assertThat(calls.changes()).contains("PublishVersion", "UpdateAlias");
    }

    @Test
    void changedWiringPublishesNothing() {
        deployed(shop("one"));
        Interference calls = deployed(shop("one", shop -> shop.url("https://example.com")));
        assertThat(calls.changes()).containsExactly("UpdateFunctionUrlConfig", "TagResource");
    }

    @Test
    void changedTagsArePutWithTheFingerprint() {
        deployed(shop("one", shop -> shop.tag("team", "a")));
        Interference calls = deployed(shop("one", shop -> shop.tag("owner", "b")));
        assertThat(calls.limited()).contains("UntagResource", "TagResource").doesNotContain("PublishVersion");
        assertThat(account.lambda()
                        .listTags(r -> r.resource(account.lambda()
                                .getFunction(f -> f.functionName("shop-dev-Shop"))
                                .configuration()
                                .functionArn()))
                        .tags())
                .containsEntry("owner", "b")
                .doesNotContainKey("team");
    }

    @Test
    void aRemovedUrlGoesBeforeItsGrants() {
        deployed(shop("one"));
        Interference calls = deployed(module(directory, "one", versioned("Shop")));
        assertThat(calls.changes())
                .containsExactly("DeleteFunctionUrlConfig", "RemovePermission", "RemovePermission", "TagResource");
    }

    @Test
    void anAliasIsMovedOnlyAfterItsVersionIsActive() {
        deployed(module(directory, "one", versioned("Billing").snapStart()));
        account.session().deploy(module(directory, "two", versioned("Billing").snapStart()));
        var version = account.lambda()
                .getFunction(r -> r.functionName("shop-dev-Billing").qualifier("LatestAlias"));
        assertThat(version.configuration().version()).isEqualTo("2");
        assertThat(version.configuration().stateAsString()).isEqualTo("Active");
    }

    @Test
    void aLinkedUrlReachesTheEnvironmentOfTheOneThatLinksIt() {
        Report report = account.session()
                .deploy(module(
                        directory,
                        "one",
                        versioned("Shop").url().link("Billing"),
                        versioned("Billing").url()));
        assertThat(TestAccount.failure(report)).isEmpty();
        String url = report.functions().get(0).url();
        String link = account.lambda()
                .getFunction(r -> r.functionName("shop-dev-Shop").qualifier("LatestAlias"))
                .configuration()
                .environment()
                .variables()
                .get("MVNLAMBDA_RESOURCE_BILLING");
        assertThat(link)
                .contains(
                        "\"name\":\"shop-dev-Billing\"",
                        ":shop-dev-Billing:LatestAlias\"",
                        "\"qualifier\":\"LatestAlias\"")
                .contains("\"url\":\"" + url + "\"");
    }

    @Test
    void aLinkedFunctionThatDidNotChangeStillTellsItsUrl() {
        Functions billing = versioned("Billing").url();
        account.session().deploy(module(directory, "one", versioned("Shop").link("Billing"), billing));
        TestAccount.Session session = account.session();
        Planned planned = session.plan(
                module(directory, "one", versioned("Shop").memory(1024).link("Billing"), billing));
        assertThat(planned.plan().steps())
                .filteredOn(step -> step.key().toString().equals("function/Shop"))
                .flatExtracting(Step::changes)
                .extracting("property")
                .containsExactly("memory");
    }

    @Test
    void functionsThatLinkEachOtherWithoutUrlsAreDeployed() {
        Module both = module(
                directory,
                "one",
                versioned("A").linkWithoutUrl("B"),
                versioned("B").linkWithoutUrl("A"));
        assertThat(TestAccount.failure(account.session().deploy(both))).isEmpty();
        assertThat(account.session().plan(both).plan().isEmpty()).isTrue();
    }

    @Test
    void aThirdDeployOfTheSameFindsNothingEvenWhenItReadsEverything() {
        Module everything = module(
                directory,
                "one",
                versioned("Shop")
                        .url()
                        .link("Billing")
                        .environment("A1", "x")
                        .secret("PASSWORD", "p")
                        .tag("team", "a"),
                versioned("Billing").url().snapStart(),
                versioned("Fulfilment").durable(86400).urlFor("AWS_IAM"),
                bare("Legacy").url("https://example.com").keepLog(0));
        deployed(everything);
        TestAccount.Session session = account.session().refresh();
        assertThat(session.plan(everything).plan().steps()).isEmpty();
        assertThat(count(session.interference(), "GetPolicy"))
                .as("of three aliases and four bare functions")
                .isEqualTo(7);
    }

    @Test
    void onlyTheFunctionsThatWereAskedForAreTouched() {
        account.session().only("Billing").deploy(module(directory, "one", versioned("Shop"), versioned("Billing")));
        assertThat(account.lambda().listFunctions().functions())
                .extracting("functionName")
                .containsExactly("shop-dev-Billing");
    }

    @Test
    void historyIsWrittenFromTheFirstDeploy() {
        deployed(shop("one"));
        deployed(shop("two"));
        String description = account.lambda()
                .getAlias(r -> r.functionName("shop-dev-Shop").name("LatestAlias"))
                .description();
        assertThat(description).matches("v1 id=\\S+ held=- h=2@\\S+,1@\\S+");
    }

    @Test
    void headersWhoseNamesAwsKeepsInLowerCaseAreNoChange() {
        Module module = module(directory, "one", versioned("Shop").cors("Content-Type", "X-Count"));
        deployed(module);
        var cors = account.lambda()
                .getFunctionUrlConfig(r -> r.functionName("shop-dev-Shop").qualifier("LatestAlias"))
                .cors();
        assertThat(cors.allowHeaders()).containsExactly("content-type");
        assertThat(cors.exposeHeaders()).containsExactly("x-count");
        assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
    }
}
