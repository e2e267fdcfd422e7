package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.LogsSpec;
import dev.mvnlambda.plan.PlanFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/** A log group calls the alias, or the bare function, through one filter of ours beside those of others. */
final class LogSubscriptionTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:" + SHOP;

    private CloudWatchLogsClient logs;

    @BeforeEach
    void makeLogGroup() {
        logs = account.client(CloudWatchLogsClient.class);
        logs.createLogGroup(r -> r.logGroupName("/orders"));
    }

    private static Functions subscribed(Functions function) {
        return function.trigger(new LogsSpec("/orders", "?ERROR"));
    }

    private List<SubscriptionFilter> filters() {
        return logs.describeSubscriptionFilters(r -> r.logGroupName("/orders")).subscriptionFilters();
    }

    /** Makes a filter under a name that is not ours. */
    private void filter(String name, String target) {
        String qualifier = target.equals(ARN) ? null : target.substring(ARN.length() + 1);
        account.lambda()
                .addPermission(r -> r.functionName(SHOP)
                        .qualifier(qualifier)
                        .statementId(name)
                        .action("lambda:InvokeFunction")
                        .principal("logs.amazonaws.com"));
        logs.putSubscriptionFilter(r ->
                r.logGroupName("/orders").filterName(name).filterPattern("").destinationArn(target));
    }

    private static List<String> targets(Interference calls) {
        return calls.calls().stream()
                .map(Interference.Call::request)
                .filter(PutSubscriptionFilterRequest.class::isInstance)
                .map(request -> ((PutSubscriptionFilterRequest) request).destinationArn())
                .toList();
    }

    @Test
    void aFirstDeployGrantsTheAliasAndThenSubscribesIt() {
        Module module = code(subscribed(versioned("Shop")));
        Interference calls = deployed(module);
        assertThat(calls.changes()).containsSubsequence("CreateAlias", "AddPermission", "PutSubscriptionFilter");
        assertThat(targets(calls)).containsExactly(ARN + ":LatestAlias");
        assertThat(filters()).singleElement().satisfies(filter -> {
            assertThat(filter.filterName()).startsWith(SHOP + "-");
            assertThat(filter.filterPattern()).isEqualTo("?ERROR");
        });
        assertThat(account.lambda()
                        .getPolicy(r -> r.functionName(SHOP).qualifier("LatestAlias"))
                        .policy())
                .contains(
                        "logs.amazonaws.com",
                        "arn:aws:logs:us-east-1:000000000000:log-group:/orders:*",
                        "\"AWS:SourceAccount\":\"000000000000\"");
        findsNothingMore(module);
    }

    @Test
    void withoutVersionsTheFunctionIsSubscribed() {
        Module module = code(subscribed(bare("Shop")));
        assertThat(targets(deployed(module))).containsExactly(ARN);
        findsNothingMore(module);
    }

    @Test
    void aCodeChangeCallsNothingOfTheLogGroup() {
        deployed(code(subscribed(versioned("Shop"))));
        Interference calls = deployed(module(directory, "two", subscribed(versioned("Shop"))));
        assertThat(calls.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(calls.calls()).noneMatch(call -> call.operation().contains("Subscription"));
    }

    @Test
    void aChangedPatternIsWrittenOverTheOldOne() {
        deployed(code(subscribed(versioned("Shop"))));
        Module changed = code(versioned("Shop").trigger(new LogsSpec("/orders", "")));
        assertThat(deployed(changed).changes()).containsExactly("PutSubscriptionFilter", "TagResource");
        assertThat(filters())
                .singleElement()
                .extracting(SubscriptionFilter::filterPattern)
                .isEqualTo("");
        findsNothingMore(changed);
    }

    @Test
    void turningVersionsOnAndOffMovesInPlaceBetweenNewAndOldGrant() {
        deployed(code(subscribed(bare("Shop"))));
        List<String> on = deployed(code(subscribed(versioned("Shop")))).changes();
        assertThat(on)
                .containsSubsequence("CreateAlias", "AddPermission", "PutSubscriptionFilter", "RemovePermission")
                .doesNotContain("DeleteSubscriptionFilter");
        assertThat(filters())
                .singleElement()
                .extracting(SubscriptionFilter::destinationArn)
                .isEqualTo(ARN + ":LatestAlias");
        Module off = code(subscribed(bare("Shop")));
        assertThat(deployed(off).changes())
                .containsSubsequence("AddPermission", "PutSubscriptionFilter", "RemovePermission", "DeleteAlias")
                .doesNotContain("DeleteSubscriptionFilter");
        assertThat(filters())
                .singleElement()
                .extracting(SubscriptionFilter::destinationArn)
                .isEqualTo(ARN);
        findsNothingMore(off);
    }

    @Test
    void aRenamedAliasTakesTheSubscriptionAlong() {
        deployed(code(subscribed(versioned("Shop"))));
        Module renamed = code(subscribed(versioned("Shop").alias("Live")));
        Interference calls = deployed(renamed);
        assertThat(calls.changes())
                .containsSubsequence(
                        "CreateAlias", "AddPermission", "PutSubscriptionFilter", "RemovePermission", "DeleteAlias");
        assertThat(targets(calls)).containsExactly(ARN + ":Live");
        findsNothingMore(renamed);
    }

    @Test
    void aFilterOfAnotherNameThatLeadsToANumberIsTakenOverAndTheOtherOneStays() {
        deployed(code(versioned("Shop"), bare("Other")));
        filter("theirs", ARN + ":1");
        String other = ARN.replace("Shop", "Other");
        account.lambda()
                .addPermission(r -> r.functionName("shop-dev-Other")
                        .statementId("any")
                        .action("lambda:InvokeFunction")
                        .principal("logs.amazonaws.com"));
        logs.putSubscriptionFilter(r -> r.logGroupName("/orders")
                .filterName("foreign")
                .filterPattern("")
                .destinationArn(other));
        Module module = code(subscribed(versioned("Shop")), bare("Other"));
        assertThat(PlanFormatter.lines(account.session().plan(module).plan()).toString())
                .contains("~ log-subscription/Shop/logs:/orders", "taken over: it was not made by this app");
        deployed(module);
        assertThat(filters())
                .extracting(SubscriptionFilter::destinationArn)
                .containsExactlyInAnyOrder(ARN + ":LatestAlias", other);
        assertThat(filters())
                .extracting(SubscriptionFilter::filterName)
                .contains("foreign")
                .doesNotContain("theirs");
        findsNothingMore(module);
    }

    @Test
    void aSubscriptionThatWasMovedByHandComesBack() {
        Module module = code(subscribed(versioned("Shop")));
        deployed(module);
        String ours = filters().get(0).filterName();
        filter(ours, ARN + ":1");
        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("PutSubscriptionFilter");
        assertThat(filters())
                .singleElement()
                .extracting(SubscriptionFilter::destinationArn)
                .isEqualTo(ARN + ":LatestAlias");
    }

    @Test
    void aRemovedTriggerGoesBeforeItsGrantAndOthersStay() {
        deployed(code(subscribed(versioned("Shop"))));
        filter("theirs", ARN + ":LatestAlias");
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes())
                .containsExactly("DeleteSubscriptionFilter", "RemovePermission", "TagResource");
        assertThat(filters()).extracting(SubscriptionFilter::filterName).containsExactly("theirs");
        findsNothingMore(without);
    }

    @Test
    void aRemovedFunctionTakesItsSubscriptionAlong() {
        deployed(code(subscribed(versioned("Shop"))));
        TestAccount.Session session = account.session();
        session.remove(false);
        assertThat(session.interference().changes())
                .containsSubsequence("DeleteSubscriptionFilter", "RemovePermission", "DeleteAlias", "DeleteFunction");
        assertThat(filters()).isEmpty();
    }

    @Test
    void aMissingLogGroupStopsThePlanUnlessAFunctionOfTheAppHasIt() {
        Module missing = code(versioned("Shop").trigger(new LogsSpec("/nowhere", "")));
        assertThat(account.session().plan(missing).plan().obstacles())
                .containsExactly(
                        "@LogsTrigger of Shop names the log group /nowhere, which is not there. Make it (aws logs"
                                + " create-log-group --log-group-name /nowhere), or change logGroup.");
        Module own = code(versioned("Shop").trigger(new LogsSpec("/aws/lambda/shop-dev-Other", "")), bare("Other"));
        deployed(own);
        findsNothingMore(own);
    }

    @Test
    void aSubscriptionWaitsForTheLogGroupOfAnotherFunctionOfTheApp() {
        Module module = code(bare("Alpha").trigger(new LogsSpec("/aws/lambda/shop-dev-Zulu", "")), bare("Zulu"));

        assertThat(deployed(module).changes()).containsSubsequence("CreateLogGroup", "PutSubscriptionFilter");
        findsNothingMore(module);
    }

    @Test
    void aLogGroupOfAnotherRegionStopsThePlan() {
        Module elsewhere = code(
                versioned("Shop").trigger(new LogsSpec("arn:aws:logs:eu-west-1:000000000000:log-group:/orders:*", "")));
        assertThat(account.session().plan(elsewhere).plan().obstacles())
                .singleElement()
                .asString()
                .contains("@LogsTrigger of Shop", "same account and region only");
    }

    @Test
    void aFullLogGroupStopsThePlanAndNamesWhatIsInIt() {
        deployed(code(bare("Shop"), bare("Other")));
        filter("one", ARN);
        filter("two", ARN);
        Module module = code(bare("Shop"), subscribed(versioned("Other")));
        assertThat(account.session().plan(module).plan().obstacles())
                .singleElement()
                .asString()
                .contains("/orders has 2 subscription filters already (one, two)", "AWS allows no more");
    }

    @Test
    void inAFullLogGroupOursOfAnotherFunctionMakesRoomAndTheOtherOneStays() {
        deployed(code(bare("Shop"), subscribed(versioned("Old"))));
        filter("theirs", ARN);
        Module renamed = code(bare("Shop"), subscribed(versioned("New")));
        assertThat(PlanFormatter.lines(account.session().whole().plan(renamed).plan())
                        .toString())
                .contains("~ log-subscription/New/logs:/orders", "takes the place of the filter of another function");

        assertThat(deployed(account.session().whole(), renamed).changes())
                .containsSubsequence(
                        "AddPermission",
                        "PutSubscriptionFilter",
                        "DeleteSubscriptionFilter",
                        "PutSubscriptionFilter",
                        "RemovePermission");
        assertThat(filters())
                .extracting(SubscriptionFilter::destinationArn)
                .containsExactlyInAnyOrder(ARN, ARN.replace("Shop", "New") + ":LatestAlias");
        assertThat(account.session().whole().refresh().plan(renamed).plan().steps())
                .isEmpty();
    }

    @Test
    void aFilterThatAnotherFunctionOfTheAppStillWantsIsNotTaken() {
        deployed(code(subscribed(bare("One")), subscribed(bare("Two"))));
        Module three = code(subscribed(bare("One")), subscribed(bare("Two")), subscribed(bare("Three")));
        assertThat(account.session().plan(three).plan().obstacles())
                .singleElement()
                .asString()
                .contains("@LogsTrigger of Three: the log group /orders has 2 subscription filters already");
    }

    @Test
    void twoFiltersThatLeadToTheFunctionMakeRoomForOurs() {
        deployed(code(bare("Shop")));
        filter("one", ARN);
        filter("two", ARN);
        Module module = code(subscribed(bare("Shop")));
        deployed(module);
        assertThat(filters())
                .singleElement()
                .extracting(SubscriptionFilter::filterName)
                .asString()
                .startsWith(SHOP + "-");
        findsNothingMore(module);
    }

    @Test
    void theOwnLogIsRefused() {
        Module loop = code(versioned("Shop").trigger(new LogsSpec("/aws/lambda/shop-dev-Shop", "")));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> account.session().plan(loop))
                .hasMessageContaining(
                        "Shop subscribes to the log group /aws/lambda/shop-dev-Shop, to which it logs itself");
    }
}
