package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.plan.PlanFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one function is told of another, may do with it, and when that changes. */
final class LinkTest extends DeployedAccount {

    private String told(String function, String variable) {
        return account.lambda()
                .getFunction(r -> r.functionName("shop-dev-" + function).qualifier("LatestAlias"))
                .configuration()
                .environment()
                .variables()
                .getOrDefault(variable, "");
    }

    private List<String> policies() {
        return account.iam().listRoles(r -> {}).roles().stream()
                .map(role -> account.iam()
                        .getRolePolicy(r -> r.roleName(role.roleName()).policyName("mvn-lambda"))
                        .policyDocument())
                .toList();
    }

    @Test
    void whatTheNewVersionNeedsIsAllowedBeforeAndWhatTheOldOneNeededIsTakenBackLast() {
        Functions billing = versioned("Billing");
        Functions audit = versioned("Audit");
        deployed(module(directory, "one", versioned("Shop").link("Billing"), billing, audit));
        Interference calls = deployed(module(directory, "one", versioned("Shop").link("Audit"), billing, audit));
        assertThat(calls.changes())
                .containsExactly(
                        "PutRolePolicy",
                        "UpdateFunctionConfiguration",
                        "PublishVersion",
                        "UpdateAlias",
                        "PutRolePolicy",
                        "TagResource");
        List<String> documents = calls.calls().stream()
                .filter(call -> call.operation().equals("PutRolePolicy"))
                .map(call -> call.request()
                        .getValueForField("PolicyDocument", String.class)
                        .orElseThrow())
                .toList();
        assertThat(documents.get(0)).contains("shop-dev-Billing", "shop-dev-Audit");
        assertThat(documents.get(1)).contains("shop-dev-Audit").doesNotContain("shop-dev-Billing");
    }

    @Test
    void thePlanSaysWhatTheRoleIsNotAllowedAnyMore() {
        deployed(module(directory, "one", versioned("Shop").link("Billing"), versioned("Billing")));
        Planned planned = account.session().plan(module(directory, "one", versioned("Shop"), versioned("Billing")));
        assertThat(PlanFormatter.lines(planned.plan()).toString())
                .contains("- role-surplus/Shop", "does not allow lambda:InvokeFunction on", "any more");
    }

    @Test
    void aLinkedFunctionThatTurnsVersionsOnIsToldToTheOneThatLinksIt() {
        deployed(module(
                directory,
                "one",
                versioned("Shop").link("Billing"),
                bare("Billing").url()));
        String before = told("Shop", "MVNLAMBDA_RESOURCE_BILLING");
        assertThat(before).doesNotContain("qualifier");
        Interference calls = deployed(module(
                directory,
                "one",
                versioned("Shop").link("Billing"),
                versioned("Billing").url()));
        assertThat(told("Shop", "MVNLAMBDA_RESOURCE_BILLING"))
                .contains("shop-dev-Billing:LatestAlias", "\"qualifier\":\"LatestAlias\"")
                .isNotEqualTo(before);
        assertThat(calls.changes())
                .containsSubsequence(
                        "CreateAlias", "CreateFunctionUrlConfig", "UpdateFunctionConfiguration", "UpdateAlias");
    }

    @Test
    void aLinkedFunctionThatWasRemovedAndMadeAgainIsToldWithItsNewAddress() {
        Module both = module(
                directory,
                "one",
                versioned("Shop").link("Billing"),
                versioned("Billing").url());
        deployed(both);
        String before = told("Shop", "MVNLAMBDA_RESOURCE_BILLING");
        account.session().only("Billing").remove(false);
        deployed(both);
        assertThat(told("Shop", "MVNLAMBDA_RESOURCE_BILLING")).contains("url").isNotEqualTo(before);
    }

    @Test
    void functionsOfTwoModulesLinkEachOther() {
        Module shop = module(directory, "one", versioned("Shop").link("Billing"));
        Module billing = module(directory, "two", versioned("Billing").url());
        deployed(shop, billing);
        assertThat(told("Shop", "MVNLAMBDA_RESOURCE_BILLING")).contains("\"url\":\"https://");
        assertThat(account.session().plan(shop, billing).plan().steps()).isEmpty();
    }

    @Test
    void aLinkToADurableFunctionAllowsItsVersionsAndExecutionsOnly() {
        deployed(module(
                directory,
                "one",
                versioned("Shop").link("Fulfilment"),
                versioned("Fulfilment").durable(600)));
        assertThat(policies())
                .map(policy -> java.net.URLDecoder.decode(policy, java.nio.charset.StandardCharsets.UTF_8))
                .anySatisfy(policy -> assertThat(policy)
                        .contains("lambda:InvokeFunction", "lambda:SendDurableExecutionCallbackSuccess")
                        .contains("function:shop-dev-Fulfilment:*\"")
                        .doesNotContain("function:shop-dev-Fulfilment\""));
    }
}
