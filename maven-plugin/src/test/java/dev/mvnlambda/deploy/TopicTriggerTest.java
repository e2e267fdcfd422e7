package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Topics that call a function: by the alias, with a grant of its own, made where that is asked for. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class TopicTriggerTest extends DeployedAccount {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:orders";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:dead";

    private SnsClient sns;

    @BeforeEach
    void aTopic() {
        sns = account.client(SnsClient.class);
        sns.createTopic(r -> r.name("orders"));
    }

    private static SnsSpec to(String topic) {
        return new SnsSpec(topic, "", "MessageAttributes", "", false);
    }

    private static SnsSpec filtered(String policy, String scope, String dead) {
        return new SnsSpec("orders", policy, scope, dead, false);
    }

    private static SnsSpec made(String topic) {
        return new SnsSpec(topic, "", "MessageAttributes", "", true);
    }

    private List<String> endpoints() {
        return sns.listSubscriptions().subscriptions().stream()
                .map(Subscription::endpoint)
                .toList();
    }

    private Map<String, String> attributes() {
        String arn = sns.listSubscriptions().subscriptions().get(0).subscriptionArn();
        return sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes();
    }

    private String policy(String qualifier) {
        try {
            return account.lambda()
                    .getPolicy(r -> r.functionName("shop-dev-Shop").qualifier(qualifier.isEmpty() ? null : qualifier))
                    .policy();
        } catch (ResourceNotFoundException e) {
            return "";
        }
    }

    private void subscribedByHand(String endpoint) {
        sns.subscribe(r -> r.topicArn(TOPIC).protocol("lambda").endpoint(endpoint));
    }

    @Test
    void aTopicCallsTheAliasOnceItMay() {
        Module module = code(versioned("Shop").trigger(to("orders")));
        Interference calls = deployed(module);
        assertThat(calls.changes()).containsSubsequence("CreateAlias", "AddPermission", "Subscribe");
        assertThat(calls.calls())
                .filteredOn(call -> call.operation().equals("Subscribe"))
                .singleElement()
                .extracting(call -> ((SubscribeRequest) call.request()).endpoint())
                .isEqualTo(FUNCTION + ":LatestAlias");
        assertThat(policy("LatestAlias")).contains("sns.amazonaws.com", TOPIC);
        assertThat(policy("")).isEmpty();
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void withoutVersionsTheBareFunctionIsCalled() {
        Module module = code(bare("Shop").trigger(to(TOPIC)));
        deployed(module);
        assertThat(endpoints()).containsExactly(FUNCTION);
        assertThat(policy("")).contains("sns.amazonaws.com");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aChangeOfCodeAloneTouchesNoTopic() {
        deployed(code(versioned("Shop").trigger(to("orders"))));
        account.settle();
        Interference calls =
                deployed(Functions.module(directory, "two", versioned("Shop").trigger(to("orders"))));
        assertThat(calls.calls()).noneMatch(call -> call.service().equals("Sns"));
        assertThat(calls.changes()).contains("UpdateAlias");
    }

    @Test
    void everyMemberIsChangedInPlaceAndTakenAway() {
        deployed(code(versioned("Shop").trigger(filtered("{\"kind\": [\"new\"]}", "MessageAttributes", QUEUE))));
        assertThat(attributes())
                .containsEntry("FilterPolicy", "{\"kind\":[\"new\"]}")
                .containsEntry("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + QUEUE + "\"}");
        account.settle();
        Module nested =
                code(versioned("Shop").trigger(filtered("{\"order\":{\"kind\":[\"new\"]}}", "MessageBody", QUEUE)));
        assertThat(deployed(nested).changes())
                .containsExactly("SetSubscriptionAttributes", "SetSubscriptionAttributes", "TagResource");
        account.settle();
        findsNothingMore(nested);
        Module flat = code(versioned("Shop").trigger(filtered("{\"kind\":[\"old\"]}", "MessageAttributes", "")));
        deployed(flat);
        account.settle();
        findsNothingMore(flat);
        Module all = code(versioned("Shop").trigger(to("orders")));
        assertThat(deployed(all).changes()).containsExactly("SetSubscriptionAttributes", "TagResource");
        assertThat(attributes()).containsEntry("FilterPolicy", "{}").doesNotContainKey("RedrivePolicy");
        account.settle();
        findsNothingMore(all);
    }

    @Test
    void turningVersionsOnMovesTheSubscriptionWithoutAGap() {
        deployed(code(bare("Shop").trigger(to("orders"))));
        account.settle();
        Module module = code(versioned("Shop").trigger(to("orders")));
        assertThat(deployed(module).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "Subscribe", "Unsubscribe", "RemovePermission");
        assertThat(endpoints()).containsExactly(FUNCTION + ":LatestAlias");
        assertThat(policy("")).isEmpty();
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void turningVersionsOffMovesItBack() {
        deployed(code(versioned("Shop").trigger(to("orders"))));
        account.settle();
        Module module = code(bare("Shop").trigger(to("orders")));
        assertThat(deployed(module).changes())
                .containsSubsequence("AddPermission", "Subscribe", "Unsubscribe", "RemovePermission", "DeleteAlias");
        assertThat(endpoints()).containsExactly(FUNCTION);
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void anotherAliasTakesTheSubscriptionOver() {
        deployed(code(versioned("Shop").trigger(to("orders"))));
        account.settle();
        Module module = code(versioned("Shop").alias("Live").trigger(to("orders")));
        assertThat(deployed(module).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "Subscribe", "Unsubscribe", "RemovePermission");
        assertThat(endpoints()).containsExactly(FUNCTION + ":Live");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void whatSomebodySubscribedOfADeclaredTopicIsTakenOver() {
        Module module = code(versioned("Shop").trigger(to("orders")));
        deployed(code(versioned("Shop")));
        account.settle();
        subscribedByHand(FUNCTION);
        subscribedByHand(FUNCTION + ":1");
        subscribedByHand("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shopper");
        assertThat(deployed(module).changes()).containsSubsequence("Subscribe", "Unsubscribe", "Unsubscribe");
        assertThat(endpoints())
                .containsExactlyInAnyOrder(
                        FUNCTION + ":LatestAlias", "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shopper");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aSubscriptionOfAnotherTopicByHandIsLeft() {
        sns.createTopic(r -> r.name("theirs"));
        Module module = code(versioned("Shop").trigger(to("orders")));
        deployed(module);
        sns.subscribe(r -> r.topicArn("arn:aws:sns:us-east-1:000000000000:theirs")
                .protocol("lambda")
                .endpoint(FUNCTION));
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aRemovedTriggerTakesItsSubscriptionAndThenItsGrant() {
        deployed(code(versioned("Shop").trigger(to("orders"))));
        account.settle();
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes()).containsExactly("Unsubscribe", "RemovePermission", "TagResource");
        account.settle();
        findsNothingMore(without);
    }

    @Test
    void aTopicIsMadeOnceForAllWhoListenAndOutlivesARemovalUnlessDataGoesToo() {
        Module module =
                code(versioned("Shop").trigger(made("bills")), bare("Audit").trigger(to("bills")));
        assertThat(deployed(module).changes()).containsSubsequence("CreateTopic", "Subscribe", "Subscribe");
        account.settle();
        findsNothingMore(module);
        assertThat(TestAccount.failure(account.session().remove(false))).isEmpty();
        assertThat(endpoints()).isEmpty();
        assertThat(sns.listTopics().topics()).hasSize(2);
        assertThat(account.session().status().functions())
                .as("their logs and a topic are left")
                .hasSize(2);
        assertThat(TestAccount.failure(account.session().remove(true))).isEmpty();
        assertThat(sns.listTopics().topics()).hasSize(1);
        assertThat(account.session().status().functions()).isEmpty();
    }

    @Test
    void theTagsOfATopicFollow() {
        deployed(code(versioned("Shop").tag("team", "a").trigger(made("bills"))));
        account.settle();
        Module module = code(versioned("Shop").tag("owner", "b").trigger(made("bills")));
        assertThat(deployed(module).changes()).contains("UntagResource", "TagResource");
        assertThat(sns.listTagsForResource(r -> r.resourceArn("arn:aws:sns:us-east-1:000000000000:bills"))
                        .tags())
                .extracting("key")
                .contains("owner", "mvnlambda:app", "mvnlambda:stage", "mvnlambda:name")
                .doesNotContain("team");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aSubscriptionGoesBeforeItsFunctionWhenAllIsRemoved() {
        deployed(code(versioned("Shop").trigger(to("orders"))));
        account.settle();
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.remove(false))).isEmpty();
        assertThat(session.interference().changes())
                .containsSubsequence("Unsubscribe", "RemovePermission", "DeleteAlias", "DeleteFunction");
    }

    @Test
    void aMissingTopicStopsThePlanAndNamesTheCure() {
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(code(versioned("Shop").trigger(to("odrers")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no topic odrers")
                .hasMessageContaining("@SnsTrigger of Shop")
                .hasMessageContaining("create = true");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void aTopicOfSomebodyElseIsNotChanged() {
        assertThatThrownBy(() -> account.session().deploy(code(versioned("Shop").trigger(made("orders")))))
                .hasMessageContaining("A topic orders is there already")
                .hasMessageContaining("Take create = true out");
    }

    @Test
    void whatOnlyPlaceholdersTellIsCheckedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> account.session().plan(code(versioned("Shop").trigger(to("${stage} orders")))))
                .hasMessageContaining("the topic 'dev orders'");
        assertThatThrownBy(() -> account.session().plan(code(versioned("Shop").trigger(to("${table}.fifo")))))
                .hasMessageContaining("a FIFO topic does not call functions");
        assertThatThrownBy(() -> account.session()
                        .plan(code(versioned("Shop").trigger(to("arn:aws-cn:sns:cn-north-1:123456789012:orders")))))
                .hasMessageContaining("a deploy to us-east-1 in the partition aws");
        assertThatThrownBy(() -> account.session()
                        .plan(code(versioned("Shop").trigger(to("${table}")).trigger(to(TOPIC)))))
                .hasMessageContaining("subscribes to the topic " + TOPIC + " twice");
        assertThatThrownBy(() -> account.session()
                        .plan(code(
                                versioned("Shop").trigger(made("${stage}")),
                                versioned("Audit").trigger(made("dev")))))
                .hasMessageContaining("Audit and Shop both make the topic dev");
        assertThatThrownBy(() -> account.session()
                        .plan(code(versioned("Shop").trigger(filtered("{\"a\":${stage}}", "MessageBody", "")))))
                .hasMessageContaining("a filter policy is a JSON object");
    }

    @Test
    void thePlanSaysWhatCallsWhom() {
        assertThat(PlanFormatter.lines(account.session()
                                .plan(code(versioned("Shop").trigger(made("bills"))))
                                .plan())
                        .toString())
                .contains(
                        "topic/bills",
                        "subscription/Shop/sns:bills",
                        "calls shop-dev-Shop:LatestAlias with every message");
        assertThat(account.session()
                        .deploy(code(versioned("Shop").trigger(made("bills"))))
                        .functions()
                        .get(0)
                        .triggers())
                .containsExactly("sns:bills");
    }
}
