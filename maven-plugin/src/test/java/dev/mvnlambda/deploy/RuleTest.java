package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A rule of an event bus, from its first deploy to its removal, on the alias and on the bare function. */
final class RuleTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final String PATTERN = "{ \"source\": [\"shop\"] }";
    private static final EventBridgeSpec RULE =
            new EventBridgeSpec("default", PATTERN, "", 185, 86_400, "", true, false);

    private EventBridgeClient events() {
        return account.client(EventBridgeClient.class);
    }

    private Rule rule() {
        List<Rule> all = events().listRules(r -> {}).rules();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Target> targets() {
        return events().listTargetsByRule(r -> r.rule(rule().name())).targets();
    }

    private String policy(@Nullable String qualifier) {
        return account.lambda()
                .getPolicy(r -> r.functionName("shop-dev-Shop").qualifier(qualifier))
                .policy();
    }

    private static EventBridgeSpec on(String bus, boolean create) {
        return new EventBridgeSpec(bus, PATTERN, "", 185, 86_400, "", true, create);
    }

    private Module shop(UnaryOperator<Functions> kind) {
        return code(kind.apply(versioned("Shop")).trigger(RULE));
    }

    @Test
    void aFirstDeployOfAVersionedFunctionLeadsToTheAliasOnly() {
        Module module = code(versioned("Shop").trigger(RULE));
        Interference calls = deployed(module);

        assertThat(calls.changes()).containsSubsequence("CreateAlias", "AddPermission", "PutRule", "PutTargets");
        assertThat(calls.requests(PutTargetsRequest.class))
                .singleElement()
                .satisfies(request -> assertThat(request.targets().get(0).arn()).isEqualTo(ARN + ":LatestAlias"));
        assertThat(rule().name()).matches("shop-dev-Shop-[0-9a-f]{8}");
        assertThat(rule().eventPattern()).isEqualTo("{\"source\":[\"shop\"]}");
        assertThat(policy("LatestAlias")).contains("events.amazonaws.com", rule().arn());
        assertThatThrownBy(() -> policy(null)).hasMessageContaining("does not exist");
        findsNothingMore(module);
    }

    @Test
    void aFirstDeployOfABareFunctionHasNoQualifierAnywhere() {
        Module module = code(bare("Shop").trigger(RULE));
        deployed(module);

        assertThat(targets()).extracting(Target::arn).containsExactly(ARN);
        assertThat(policy(null)).contains(rule().arn());
        findsNothingMore(module);
    }

    @Test
    void anotherCodeTouchesNoRule() {
        deployed(code(versioned("Shop").trigger(RULE)));
        Interference calls = deployed(module(directory, "two", versioned("Shop").trigger(RULE)));

        assertThat(calls.services()).doesNotContain("EventBridge");
    }

    @Test
    void settingsChangeInPlaceAndAnotherPatternIsAnotherRule() {
        deployed(code(versioned("Shop").trigger(RULE)));
        String arn = rule().arn();
        EventBridgeSpec changed = new EventBridgeSpec(
                "default",
                "{\"source\":[\"shop\"]}",
                "{\"a\":1}",
                0,
                60,
                "arn:aws:sqs:us-east-1:000000000000:dead",
                false,
                false);
        assertThat(deployed(code(versioned("Shop").trigger(changed))).changes())
                .containsExactly("PutRule", "PutTargets", "TagResource");
        assertThat(rule().arn()).isEqualTo(arn);
        assertThat(rule().stateAsString()).isEqualTo("DISABLED");
        assertThat(targets()).singleElement().satisfies(target -> {
            assertThat(target.input()).isEqualTo("{\"a\":1}");
            assertThat(target.retryPolicy().maximumRetryAttempts()).isZero();
            assertThat(target.deadLetterConfig().arn()).endsWith(":dead");
        });

        Module other = code(versioned("Shop")
                .trigger(new EventBridgeSpec("default", "{\"source\":[\"b\"]}", "", 185, 86_400, "", true, false)));
        assertThat(deployed(other).changes())
                .containsExactly(
                        "AddPermission",
                        "PutRule",
                        "PutTargets",
                        "RemoveTargets",
                        "DeleteRule",
                        "RemovePermission",
                        "TagResource");
        assertThat(rule().arn()).isNotEqualTo(arn);
        findsNothingMore(other);
    }

    @Test
    void turningVersionsOnAndOffMovesTheTargetInPlaceAndTheOldGrantGoesLast() {
        deployed(code(bare("Shop").trigger(RULE)));
        Module on = code(versioned("Shop").trigger(RULE));
        assertThat(deployed(on).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "PutTargets", "RemovePermission")
                .doesNotContain("PutRule", "RemoveTargets", "DeleteRule");
        assertThat(targets()).extracting(Target::arn).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(on);

        Module off = code(bare("Shop").trigger(RULE));
        assertThat(deployed(off).changes())
                .containsSubsequence("AddPermission", "PutTargets", "RemovePermission", "DeleteAlias");
        assertThat(targets()).extracting(Target::arn).containsExactly(ARN);
        findsNothingMore(off);
    }

    @Test
    void aRenamedAliasTakesTheTargetAlong() {
        deployed(shop(function -> function));
        Module renamed = shop(function -> function.alias("Live"));
        assertThat(deployed(renamed).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "PutTargets", "RemovePermission", "DeleteAlias");
        assertThat(targets()).extracting(Target::arn).containsExactly(ARN + ":Live");
        findsNothingMore(renamed);
    }

    @Test
    void aTargetThatWasMovedToANumberByHandMovesBack() {
        Module module = code(versioned("Shop").trigger(RULE));
        deployed(module);
        events().putTargets(r -> r.rule(rule().name())
                .targets(targets().get(0).toBuilder().arn(ARN + ":1").build()));

        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("PutTargets");
        assertThat(targets()).extracting(Target::arn).containsExactly(ARN + ":LatestAlias");
    }

    @Test
    void aTriggerThatIsTakenOutGoesBeforeItsGrant() {
        deployed(code(versioned("Shop").trigger(RULE)));
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes())
                .containsExactly("RemoveTargets", "DeleteRule", "RemovePermission", "TagResource");
        findsNothingMore(without);
    }

    @Test
    void whatOthersPutOnTheRuleStaysAndIsNamed() {
        deployed(code(versioned("Shop").trigger(RULE)));
        events().putTargets(r -> r.rule(rule().name())
                .targets(Target.builder().id("theirs").arn(ARN + "Other").build()));
        Module without = code(versioned("Shop"));
        TestAccount.Session session = account.session();
        assertThat(session.plan(without).warnings()).singleElement().asString().contains("theirs", "left alone");

        deployed(without);

        assertThat(targets()).extracting(Target::id).containsExactly("theirs");
        assertThat(account.session().remove(true).outcomes()).isNotEmpty();
        assertThat(targets()).extracting(Target::id).containsExactly("theirs");
        assertThat(account.session().remove(true).outcomes()).isEmpty();
    }

    @Test
    void aFunctionThatIsGoneTakesItsRuleAlong() {
        deployed(code(versioned("Shop").trigger(RULE), bare("Other")));
        deployed(account.session().whole(), code(bare("Other")));
        assertThat(events().listRules(r -> {}).rules()).isEmpty();
    }

    @Test
    void theRuleOfAFunctionThatWasDeletedByHandIsFoundByItsTags() {
        deployed(code(versioned("Shop").trigger(RULE)));
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Shop"));

        account.session().remove(true);

        assertThat(events().listRules(r -> {}).rules()).isEmpty();
    }

    @Test
    void aBusThatIsMissingStopsThePlanAndOneThatIsMadeStays() {
        Module missing = code(versioned("Shop").trigger(on("orders", false)));
        assertThat(account.session().plan(missing).plan().obstacles())
                .containsExactly(
                        "There is no event bus orders, which the @EventBridgeTrigger of Shop listens to. Make it,"
                                + " correct its name, or write create = true.");

        Module made = code(versioned("Shop").trigger(on("orders", true)));
        assertThat(deployed(made).changes()).containsSubsequence("CreateEventBus", "PutRule", "PutTargets");
        assertThat(events().listRules(r -> r.eventBusName("orders")).rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.arn()).contains(":rule/orders/shop-dev-Shop-"));
        findsNothingMore(made);

        deployed(code(versioned("Shop")));
        assertThat(events().describeEventBus(r -> r.name("orders")).name()).isEqualTo("orders");
    }

    @Test
    void aBusThatWasMadeOutlivesARemovalUnlessItsDataGoToo() {
        Module made = code(versioned("Shop").trigger(on("orders", true)));
        deployed(made);
        account.session().remove(false);
        assertThat(events().listEventBuses(r -> {}).eventBuses()).hasSize(2);

        deployed(made);
        TestAccount.Session session = account.session();
        session.remove(true);
        assertThat(session.interference().changes()).containsSubsequence("DeleteRule", "DeleteEventBus");
        assertThat(events().listEventBuses(r -> {}).eventBuses()).hasSize(1);
    }

    @Test
    void aBusOfSomeoneElseIsNotTaken() {
        events().createEventBus(r -> r.name("orders"));
        Module module = code(versioned("Shop").trigger(on("orders", true)));
        assertThat(account.session().plan(module).plan().obstacles())
                .singleElement()
                .asString()
                .contains("not made by this app and stage", "create = true");
        deployed(code(versioned("Shop").trigger(on("orders", false))));
    }

    @Test
    void aTargetThatAwsDoesNotTakeFailsTheStep() {
        Interference failing = new Interference();
        failing.answering(
                "PutTargets",
                request -> PutTargetsResponse.builder()
                        .failedEntryCount(1)
                        .failedEntries(PutTargetsResultEntry.builder()
                                .targetId("mvn-lambda")
                                .errorCode("ConcurrentModificationException")
                                .errorMessage("Too many")
                                .build())
                        .build());

        assertThat(TestAccount.failure(
                        account.session(failing).deploy(code(versioned("Shop").trigger(RULE)))))
                .contains("events:PutTargets: Too many (ConcurrentModificationException). Run the goal again.");
    }

    @Test
    void whatAPlaceholderTurnsIntoIsCheckedAgain() {
        Module module = code(
                versioned("Shop")
                        .trigger(new EventBridgeSpec("${table}/x", "${table}", "${table}", 0, 60, "", true, true)),
                versioned("Other").trigger(on("same", true)),
                versioned("Third").trigger(on("same", true)));
        assertThatThrownBy(() -> account.session().plan(module))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Shop has the pattern 'orders', but a pattern is one JSON object")
                .hasMessageContaining("Shop has the input 'orders', but what a function is handed is JSON")
                .hasMessageContaining("Shop makes the event bus 'orders/x'")
                .hasMessageContaining("Other and Third both make the event bus same");
    }
}
