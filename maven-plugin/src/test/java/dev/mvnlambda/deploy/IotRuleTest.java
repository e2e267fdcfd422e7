package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.IotSpec;
import dev.mvnlambda.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.iot.model.CreateTopicRuleRequest;
import software.amazon.awssdk.services.iot.model.Tag;
import software.amazon.awssdk.services.iot.model.TopicRule;
import software.amazon.awssdk.services.iot.model.TopicRuleListItem;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** A rule of AWS IoT leads to the alias, or to the bare function, and to nothing else. */
final class IotRuleTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final String SQL = "SELECT * FROM 'orders/+'";

    private IotClient iot() {
        return account.client(IotClient.class);
    }

    private static Functions taking(Functions function, String... statements) {
        List.of(statements).forEach(sql -> function.trigger(new IotSpec(sql)));
        return function;
    }

    private List<String> names() {
        return iot().listTopicRules(r -> {}).rules().stream()
                .map(TopicRuleListItem::ruleName)
                .toList();
    }

    private TopicRule rule() {
        assertThat(names()).hasSize(1);
        return iot().getTopicRule(r -> r.ruleName(names().get(0))).rule();
    }

    private String ruleArn() {
        return "arn:aws:iot:us-east-1:000000000000:rule/" + names().get(0);
    }

    private List<String> called() {
        return rule().actions().stream()
                .filter(action -> action.lambda() != null)
                .map(action -> action.lambda().functionArn())
                .toList();
    }

    private Map<String, String> tags() {
        return iot().listTagsForResource(r -> r.resourceArn(ruleArn())).tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private void calls(String... arns) {
        iot().replaceTopicRule(r -> r.ruleName(names().get(0))
                .topicRulePayload(payload -> payload.sql(SQL)
                        .awsIotSqlVersion("2016-03-23")
                        .actions(List.of(arns).stream()
                                .map(arn -> Action.builder()
                                        .lambda(lambda -> lambda.functionArn(arn))
                                        .build())
                                .toList())));
    }

    private static <R> R sent(Interference calls, Class<R> request) {
        return calls.calls().stream()
                .map(Interference.Call::request)
                .filter(request::isInstance)
                .map(request::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRuleOfAVersionedFunctionCallsTheAliasAndIsGrantedFirst() {
        Module module = code(taking(versioned("Shop").tag("team", "a b=c&d"), SQL));
        Interference calls = deployed(module);

        assertThat(calls.changes()).containsSubsequence("CreateAlias", "AddPermission", "CreateTopicRule");
        assertThat(sent(calls, CreateTopicRuleRequest.class).topicRulePayload().actions())
                .extracting(action -> action.lambda().functionArn())
                .containsExactly(ARN + ":LatestAlias");
        AddPermissionRequest grant = sent(calls, AddPermissionRequest.class);
        assertThat(grant.qualifier()).isEqualTo("LatestAlias");
        assertThat(grant.principal()).isEqualTo("iot.amazonaws.com");
        assertThat(grant.sourceArn()).isEqualTo(ruleArn());
        assertThat(grant.sourceAccount()).isEqualTo("000000000000");
        assertThat(rule().sql()).isEqualTo(SQL);
        assertThat(rule().awsIotSqlVersion()).isEqualTo("2016-03-23");
        assertThat(names().get(0)).matches("shop_dev_Shop_[0-9a-f]{10}");
        assertThat(tags()).containsEntry("mvnlambda:name", "Shop").containsEntry("team", "a b=c&d");
        findsNothingMore(module);
    }

    @Test
    void aRuleOfABareFunctionCallsTheFunction() {
        Module module = code(taking(bare("Shop"), SQL));
        Interference calls = deployed(module);

        assertThat(called()).containsExactly(ARN);
        assertThat(sent(calls, AddPermissionRequest.class).qualifier()).isNull();
        findsNothingMore(module);
    }

    @Test
    void aCodeOnlyDeployMakesNoCallOfIot() {
        deployed(code(taking(versioned("Shop"), SQL)));
        Interference calls = deployed(module(directory, "two", taking(versioned("Shop"), SQL)));

        assertThat(calls.calls()).noneMatch(call -> call.service().equals("Iot"));
    }

    @Test
    void statusShowsTheTopicOrTheStatement() {
        deployed(code(taking(versioned("Shop"), SQL, "SELECT a\n  FROM 'b'")));

        assertThat(account.session().status().functions())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.function().triggers()).containsExactly("iot:SELECT a FROM 'b'", "iot:orders/+"));
    }

    @Test
    void anotherStatementIsAnotherRuleMadeBeforeTheOldOneGoes() {
        deployed(code(taking(versioned("Shop"), SQL)));
        String old = names().get(0);
        Module module = code(taking(versioned("Shop"), "SELECT a FROM 'b'"));
        List<String> changes = deployed(module).changes();

        assertThat(changes)
                .containsSubsequence(
                        "AddPermission", "CreateTopicRule", "DeleteTopicRule", "RemovePermission", "TagResource");
        assertThat(names()).hasSize(1).doesNotContain(old);
        findsNothingMore(module);
    }

    @Test
    void turningVersionsOnMovesTheRuleInPlaceAndTheOldGrantGoesLast() {
        deployed(code(taking(bare("Shop"), SQL)));
        String name = names().get(0);
        Module module = code(taking(versioned("Shop"), SQL));
        List<String> changes = deployed(module).changes();

        assertThat(changes).containsSubsequence("CreateAlias", "AddPermission", "ReplaceTopicRule", "RemovePermission");
        assertThat(changes).doesNotContain("CreateTopicRule", "DeleteTopicRule");
        assertThat(names()).containsExactly(name);
        assertThat(called()).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(module);
    }

    @Test
    void anotherAliasAndNoneMoveTheRuleInPlaceToo() {
        deployed(code(taking(versioned("Shop"), SQL)));
        Module live = code(taking(versioned("Shop").alias("Live"), SQL));
        assertThat(deployed(live).changes())
                .containsSubsequence("AddPermission", "ReplaceTopicRule", "RemovePermission", "DeleteAlias");
        assertThat(called()).containsExactly(ARN + ":Live");
        findsNothingMore(live);
        Module bare = code(taking(bare("Shop"), SQL));
        assertThat(deployed(bare).changes())
                .containsSubsequence("AddPermission", "ReplaceTopicRule", "RemovePermission", "DeleteAlias");
        assertThat(called()).containsExactly(ARN);
        findsNothingMore(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1", ":other", ":$LATEST"})
    void whatWasMovedByHandIsMovedBack(String qualifier) {
        Module module = code(taking(versioned("Shop"), SQL));
        deployed(module);
        calls(ARN + qualifier, ARN + ":LatestAlias");

        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("ReplaceTopicRule");
        assertThat(called()).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(module);
    }

    @Test
    void aRuleSwitchedOffOrReworkedByHandIsSetBack() {
        Module module = code(taking(versioned("Shop"), SQL));
        deployed(module);
        iot().replaceTopicRule(r -> r.ruleName(names().get(0))
                .topicRulePayload(payload ->
                        payload.sql("SELECT 1 FROM 'x'").ruleDisabled(true).actions(List.of())));

        deployed(account.session().refresh(), module);
        assertThat(rule().sql()).isEqualTo(SQL);
        assertThat(rule().ruleDisabled()).isFalse();
        assertThat(called()).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(module);
    }

    private void othersAdd() {
        TopicRule rule = rule();
        iot().replaceTopicRule(r -> r.ruleName(rule.ruleName())
                .topicRulePayload(payload -> payload.sql(rule.sql())
                        .awsIotSqlVersion(rule.awsIotSqlVersion())
                        .description("theirs")
                        .errorAction(error -> error.sns(sns -> sns.roleArn("r").targetArn("t")))
                        .actions(
                                Action.builder()
                                        .sqs(sqs -> sqs.queueUrl("u").roleArn("r"))
                                        .build(),
                                rule.actions().get(0),
                                Action.builder()
                                        .lambda(lambda -> lambda.functionArn(ARN + "Two"))
                                        .build())));
    }

    @Test
    void whatOthersAddedToTheRuleSurvivesItsMove() {
        deployed(code(taking(bare("Shop"), SQL)));
        othersAdd();
        Module module = code(taking(versioned("Shop"), SQL));
        deployed(module);

        assertThat(rule().actions()).hasSize(3);
        assertThat(rule().actions().get(0).sqs().queueUrl()).isEqualTo("u");
        assertThat(called()).containsExactly(ARN + ":LatestAlias", ARN + "Two");
        assertThat(rule().description()).isEqualTo("theirs");
        assertThat(rule().errorAction().sns().targetArn()).isEqualTo("t");
        findsNothingMore(module);
    }

    @Test
    void whatOthersAddedToTheRuleSurvivesItsRemovalAndIsTheirsFromThenOn() {
        deployed(code(taking(versioned("Shop"), SQL)));
        othersAdd();
        Module without = code(versioned("Shop"));
        List<String> changes = deployed(without).changes();

        assertThat(changes)
                .containsSubsequence("ReplaceTopicRule", "UntagResource", "RemovePermission")
                .doesNotContain("DeleteTopicRule");
        assertThat(called()).containsExactly(ARN + "Two");
        assertThat(tags()).isEmpty();
        findsNothingMore(without);
    }

    @Test
    void aTriggerThatGoesTakesItsRuleAndThenItsGrant() {
        deployed(code(taking(versioned("Shop"), SQL, "SELECT a FROM 'b'")));
        Module without = code(versioned("Shop"));

        assertThat(deployed(without).changes())
                .containsSubsequence("DeleteTopicRule", "RemovePermission")
                .filteredOn(change -> change.equals("DeleteTopicRule") || change.equals("RemovePermission"))
                .hasSize(4);
        assertThat(names()).isEmpty();
        findsNothingMore(without);
    }

    @Test
    void aRemovedFunctionTakesItsRule() {
        deployed(code(taking(versioned("Shop"), SQL)));
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.remove(false))).isEmpty();

        assertThat(session.interference().changes())
                .containsSubsequence("DeleteTopicRule", "RemovePermission", "DeleteAlias", "DeleteFunction");
        assertThat(names()).isEmpty();
    }

    @Test
    void changedTagsAreSetAndTakenBack() {
        deployed(code(taking(versioned("Shop").tag("a", "1"), SQL)));
        Module module = code(taking(versioned("Shop").tag("b", "2"), SQL));
        assertThat(deployed(module).changes()).doesNotContain("ReplaceTopicRule");
        assertThat(tags()).containsEntry("b", "2").doesNotContainKey("a");
        findsNothingMore(module);
    }

    @Test
    void aRuleOfThatNameThatCallsSomethingElseStopsThePlan() {
        Module module = code(taking(versioned("Shop"), SQL));
        deployed(module);
        String name = names().get(0);
        iot().untagResource(r -> r.resourceArn(ruleArn()).tagKeys("mvnlambda:app"));
        calls(ARN + "Two");

        assertThat(account.session().refresh().plan(module).plan().obstacles())
                .containsExactly(
                        "An IoT rule " + name
                                + " is there already, but it was not made by this app and stage and calls something else, so it is left alone. Remove it, or change the @IotTrigger of Shop.");
    }

    @Test
    void anUnmarkedRuleThatLeadsToTheFunctionIsTakenWhenDeclaredAndLeftWhenNot() {
        Module module = code(taking(versioned("Shop"), SQL));
        deployed(module);
        iot().untagResource(r -> r.resourceArn(ruleArn()).tagKeys("mvnlambda:app"));

        Planned without = account.session().plan(code(versioned("Shop")));
        assertThat(without.warnings()).singleElement().asString().contains("IoT rule", "is left alone");
        assertThat(without.plan().steps())
                .filteredOn(Step.Delete.class::isInstance)
                .noneMatch(step -> step.key().kind().equals("iot-rule"));
        deployed(account.session().refresh(), module);
        assertThat(tags()).containsEntry("mvnlambda:app", "shop");
        findsNothingMore(module);
    }
}
