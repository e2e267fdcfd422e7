package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/** Consumers that hang on something else than the alias move to it once, without a gap, and back. */
final class MigrationTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:" + SHOP;

    @BeforeEach
    void makeQueues() {
        account.sqs().createQueue(r -> r.queueName("orders"));
    }

    private List<FunctionUrlConfig> urls() {
        return account.lambda()
                .listFunctionUrlConfigs(r -> r.functionName(SHOP))
                .functionUrlConfigs();
    }

    private EventSourceMappingConfiguration mapping() {
        List<EventSourceMappingConfiguration> all =
                account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** Positions in the order of calls. */
    private static int first(List<String> calls, String operation) {
        assertThat(calls).contains(operation);
        return calls.indexOf(operation);
    }

    private static int last(List<String> calls, String operation) {
        assertThat(calls).contains(operation);
        return calls.lastIndexOf(operation);
    }

    @Test
    void turningVersionsOnMovesEverythingInOrder() {
        deployed(code(bare("Shop").url().sqs("orders").async(1, "")));
        String uuid = mapping().uuid();
        List<String> changes = deployed(
                        code(versioned("Shop").url().sqs("orders").async(1, "")))
                .changes();
        assertThat(changes)
                .containsSubsequence("PublishVersion", "CreateAlias", "AddPermission", "CreateFunctionUrlConfig")
                .containsSubsequence("CreateAlias", "PutFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig")
                .containsSubsequence("CreateAlias", "UpdateEventSourceMapping")
                .endsWith("TagResource")
                .doesNotContain("CreateEventSourceMapping", "DeleteEventSourceMapping", "DeleteFunctionUrlConfig");
        assertThat(first(changes, "DeleteFunctionEventInvokeConfig"))
                .isGreaterThan(last(changes, "UpdateEventSourceMapping"));
        assertThat(mapping().uuid()).isEqualTo(uuid);
        assertThat(mapping().functionArn()).isEqualTo(ARN + ":LatestAlias");
    }

    @Test
    void theOldAddressStaysUntilItsEndIsConfirmedAndEachPlanSaysSo() {
        deployed(code(bare("Shop").url()));
        String old = urls().get(0).functionUrl();
        Module versioned = code(versioned("Shop").url());
        TestAccount.Session turning = account.session();
        assertThat(turning.plan(versioned).warnings())
                .singleElement()
                .asString()
                .contains("Shop has a new address", old, "the bare function", "-Dlambda.yes");
        deployed(versioned);
        assertThat(urls()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Planned again = account.session().plan(versioned);
            assertThat(again.plan().steps()).isEmpty();
            assertThat(again.warnings()).singleElement().asString().contains("-Dlambda.yes");
        }
        List<String> changes = deployed(account.session().yes(), versioned).changes();
        assertThat(changes)
                .containsExactly(
                        "DeleteFunctionUrlConfig",
                        "RemovePermission",
                        "RemovePermission",
                        "UntagResource",
                        "TagResource");
        assertThat(urls())
                .singleElement()
                .extracting(FunctionUrlConfig::functionArn)
                .isEqualTo(ARN + ":LatestAlias");
        assertThat(account.session().plan(versioned).warnings()).isEmpty();
        findsNothingMore(versioned);
    }

    @Test
    void aCodeChangeWhileTheOldAddressStaysTouchesNothingDownstream() {
        deployed(code(bare("Shop").url()));
        deployed(code(versioned("Shop").url()));
        Interference calls = deployed(module(directory, "two", versioned("Shop").url()));
        assertThat(calls.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(urls()).hasSize(2);
    }

    @Test
    void turningVersionsOffMovesBackAndKeepsAliasAndAddressUntilConfirmed() {
        deployed(code(versioned("Shop").url().sqs("orders")));
        String uuid = mapping().uuid();
        Module bare = code(bare("Shop").url().sqs("orders"));
        List<String> changes = deployed(bare).changes();
        assertThat(changes)
                .containsSubsequence("AddPermission", "CreateFunctionUrlConfig")
                .contains("UpdateEventSourceMapping")
                .doesNotContain("DeleteAlias", "DeleteFunctionUrlConfig", "RemovePermission");
        assertThat(mapping().uuid()).isEqualTo(uuid);
        assertThat(mapping().functionArn()).isEqualTo(ARN);
        assertThat(account.session().plan(bare).warnings())
                .singleElement()
                .asString()
                .contains("the alias LatestAlias", "-Dlambda.yes");
        List<String> confirmed = deployed(account.session().yes(), bare).changes();
        assertThat(confirmed)
                .containsSubsequence("DeleteFunctionUrlConfig", "RemovePermission", "RemovePermission", "DeleteAlias");
        assertThat(account.lambda().listAliases(r -> r.functionName(SHOP)).aliases())
                .isEmpty();
        assertThat(account.lambda()
                        .listVersionsByFunction(r -> r.functionName(SHOP))
                        .versions())
                .as("versions stay")
                .hasSize(2);
        findsNothingMore(bare);
    }

    @Test
    void turningVersionsOffWithoutAnAddressEndsTheAliasAtOnceAndLast() {
        deployed(code(versioned("Shop").sqs("orders").provisioned(1)));
        List<String> changes = deployed(code(bare("Shop").sqs("orders"))).changes();
        assertThat(changes)
                .containsSubsequence("UpdateEventSourceMapping", "DeleteProvisionedConcurrencyConfig", "DeleteAlias");
        findsNothingMore(code(bare("Shop").sqs("orders")));
    }

    @Test
    void aRenamedAliasTakesEverythingAlong() {
        deployed(code(versioned("Shop").url().sqs("orders")));
        Module renamed = code(versioned("Shop").alias("Live").url().sqs("orders"));
        List<String> changes = deployed(renamed).changes();
        assertThat(changes)
                .containsSubsequence("CreateAlias", "AddPermission", "CreateFunctionUrlConfig")
                .contains("UpdateEventSourceMapping")
                .doesNotContain("DeleteAlias");
        assertThat(account.lambda()
                        .listVersionsByFunction(r -> r.functionName(SHOP))
                        .versions())
                .as("nothing is published for a name")
                .hasSize(2);
        assertThat(mapping().functionArn()).isEqualTo(ARN + ":Live");
        deployed(account.session().yes(), renamed);
        assertThat(account.lambda().listAliases(r -> r.functionName(SHOP)).aliases())
                .extracting("name")
                .containsExactly("Live");
        findsNothingMore(renamed);
    }

    @Test
    void aRenamedAliasWithoutAnAddressGoesAtOnce() {
        deployed(code(versioned("Shop").sqs("orders")));
        List<String> changes =
                deployed(code(versioned("Shop").alias("Live").sqs("orders"))).changes();
        assertThat(last(changes, "DeleteAlias")).isGreaterThan(last(changes, "UpdateEventSourceMapping"));
        findsNothingMore(code(versioned("Shop").alias("Live").sqs("orders")));
    }

    @Test
    void aMappingOfANumberMovesInPlace() {
        deployed(code(versioned("Shop").sqs("orders")));
        String uuid = mapping().uuid();
        account.settle();
        account.lambda().updateEventSourceMapping(r -> r.uuid(uuid).functionName(ARN + ":1"));
        account.settle();
        Module module = code(versioned("Shop").sqs("orders"));
        Interference calls = deployed(account.session().refresh(), module);
        assertThat(calls.changes()).containsExactly("UpdateEventSourceMapping");
        assertThat(mapping().functionArn()).isEqualTo(ARN + ":LatestAlias");
        assertThat(mapping().uuid()).isEqualTo(uuid);
    }

    @Test
    void aMappingOfAFormerAliasMovesAndThatAliasGoesLast() {
        deployed(code(versioned("Shop")));
        account.allowQueues("Shop");
        account.lambda()
                .createAlias(r -> r.functionName(SHOP).name("ShopDurable").functionVersion("1"));
        account.lambda()
                .createEventSourceMapping(r -> r.functionName(ARN + ":ShopDurable")
                        .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:orders"));
        account.settle();
        Module module = code(versioned("Shop").sqs("orders"));
        Planned planned = account.session().plan(module);
        assertThat(dev.mvnlambda.plan.PlanFormatter.lines(planned.plan()).toString())
                .contains("taken over: it was not made by this app; moves in place; it keeps its UUID");
        List<String> changes = deployed(module).changes();
        assertThat(last(changes, "DeleteAlias")).isGreaterThan(last(changes, "UpdateEventSourceMapping"));
        assertThat(changes).doesNotContain("CreateEventSourceMapping");
        findsNothingMore(module);
    }

    @Test
    void aFormerAliasThatOthersWereGrantedStays() {
        deployed(code(versioned("Shop").sqs("orders")));
        account.lambda()
                .addPermission(r -> r.functionName(SHOP)
                        .qualifier("LatestAlias")
                        .statementId("theirs")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com"));
        Module renamed = code(versioned("Shop").alias("Live").sqs("orders"));
        TestAccount.Session session = account.session();
        assertThat(session.plan(renamed).warnings())
                .singleElement()
                .asString()
                .contains("theirs", "the alias LatestAlias", "left alone");
        assertThat(deployed(renamed).changes()).doesNotContain("DeleteAlias");
    }

    @Test
    void aFormerAliasThatAnothersMappingLeadsToStays() {
        deployed(code(versioned("Shop").sqs("orders")));
        account.allowQueues("Shop");
        account.sqs().createQueue(r -> r.queueName("theirs"));
        account.lambda()
                .createEventSourceMapping(r -> r.functionName(ARN + ":LatestAlias")
                        .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:theirs"));
        account.settle();
        assertThat(deployed(code(versioned("Shop").alias("Live").sqs("orders"))).changes())
                .contains("UpdateEventSourceMapping")
                .doesNotContain("DeleteAlias");
    }

    @Test
    void anAliasOfAnotherToolIsLeftAndNamedWhenItsMappingMoves() {
        deployed(code(versioned("Shop")));
        account.allowQueues("Shop");
        account.lambda().createAlias(r -> r.functionName(SHOP).name("live").functionVersion("1"));
        account.lambda()
                .createEventSourceMapping(
                        r -> r.functionName(ARN + ":live").eventSourceArn("arn:aws:sqs:us-east-1:000000000000:orders"));
        account.settle();
        Module module = code(versioned("Shop").sqs("orders"));
        assertThat(account.session().plan(module).warnings())
                .singleElement()
                .asString()
                .contains("the alias live", "not made by this app");
        assertThat(deployed(module).changes())
                .contains("UpdateEventSourceMapping")
                .doesNotContain("DeleteAlias");
        findsNothingMore(module);
    }

    @Test
    void leftoversOnNumbersAndOnTheBareFunctionGo() {
        deployed(code(versioned("Shop").async(1, "").provisioned(1)));
        account.lambda()
                .putFunctionEventInvokeConfig(
                        r -> r.functionName(SHOP).qualifier("1").maximumRetryAttempts(0));
        account.lambda().putFunctionEventInvokeConfig(r -> r.functionName(SHOP).maximumRetryAttempts(0));
        Module module = code(versioned("Shop").async(1, "").provisioned(1));
        assertThat(deployed(account.session().refresh(), module).changes())
                .containsExactly("DeleteFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig");
        findsNothingMore(module);
    }

    @Test
    void provisionedConcurrencyOfANumberGivesWayToThatOfTheAlias() {
        deployed(code(versioned("Shop")));
        account.lambda()
                .putProvisionedConcurrencyConfig(
                        r -> r.functionName(SHOP).qualifier("1").provisionedConcurrentExecutions(1));
        Module module = code(versioned("Shop").provisioned(2));
        deployed(module);
        assertThat(account.lambda()
                        .listProvisionedConcurrencyConfigs(r -> r.functionName(SHOP))
                        .provisionedConcurrencyConfigs())
                .singleElement()
                .extracting("functionArn")
                .isEqualTo(ARN + ":LatestAlias");
        findsNothingMore(module);
    }
}
