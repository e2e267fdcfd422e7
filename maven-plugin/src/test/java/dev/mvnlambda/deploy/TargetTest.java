package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** A target group of a load balancer holds the alias, or the bare function, and nothing else. */
final class TargetTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:" + SHOP;

    private String group;

    @BeforeEach
    void makeTargetGroup() {
        group = made(account);
    }

    private static ElasticLoadBalancingV2Client balancing(TestAccount account) {
        return account.client(ElasticLoadBalancingV2Client.class);
    }

    private static String made(TestAccount account) {
        return balancing(account)
                .createTargetGroup(r -> r.name("shop").targetType(TargetTypeEnum.LAMBDA))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    private Functions registered(Functions function) {
        return function.trigger(new AlbSpec(group));
    }

    private static List<String> targets(TestAccount account, String group) {
        return balancing(account).describeTargetHealth(r -> r.targetGroupArn(group)).targetHealthDescriptions().stream()
                .map(found -> found.target().id())
                .toList();
    }

    private List<String> targets() {
        return targets(account, group);
    }

    private void register(String target) {
        account.lambda()
                .addPermission(r -> r.functionName(target)
                        .statementId("theirs")
                        .action("lambda:InvokeFunction")
                        .principal("elasticloadbalancing.amazonaws.com"));
        balancing(account)
                .registerTargets(r -> r.targetGroupArn(group)
                        .targets(TargetDescription.builder().id(target).build()));
    }

    @Test
    void aFirstDeployGrantsTheAliasAndThenRegistersIt() {
        Module module = code(registered(versioned("Shop")));
        Interference calls = deployed(module);
        assertThat(calls.changes()).containsSubsequence("CreateAlias", "AddPermission", "RegisterTargets");
        assertThat(calls.calls().stream()
                        .map(Interference.Call::request)
                        .filter(RegisterTargetsRequest.class::isInstance)
                        .map(request -> ((RegisterTargetsRequest) request)
                                .targets()
                                .get(0)
                                .id()))
                .containsExactly(ARN + ":LatestAlias");
        assertThat(account.lambda()
                        .getPolicy(r -> r.functionName(SHOP).qualifier("LatestAlias"))
                        .policy())
                .contains("elasticloadbalancing.amazonaws.com", group);
        findsNothingMore(module);
    }

    @Test
    void withoutVersionsTheFunctionIsRegistered() {
        Module module = code(registered(bare("Shop")));
        deployed(module);
        assertThat(targets()).containsExactly(ARN);
        findsNothingMore(module);
    }

    @Test
    void aCodeChangeCallsNothingOfTheTargetGroup() {
        deployed(code(registered(versioned("Shop"))));
        Interference calls = deployed(module(directory, "two", registered(versioned("Shop"))));
        assertThat(calls.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(calls.calls()).noneMatch(call -> call.operation().contains("Target"));
    }

    @Test
    void whereAGroupHoldsOneTheOldTargetMakesRoomForTheNew() {
        deployed(code(registered(bare("Shop"))));
        Module versioned = code(registered(versioned("Shop")));
        assertThat(PlanFormatter.lines(account.session().plan(versioned).plan()).toString())
                .contains("~ target/Shop/alb:shop", "503 for the moment between");
        assertThat(deployed(versioned).changes())
                .containsSubsequence(
                        "CreateAlias",
                        "AddPermission",
                        "RegisterTargets",
                        "DeregisterTargets",
                        "RegisterTargets",
                        "RemovePermission");
        assertThat(targets()).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(versioned);
        Module renamed = code(registered(versioned("Shop").alias("Live")));
        assertThat(deployed(renamed).changes())
                .containsSubsequence("RegisterTargets", "RemovePermission", "DeleteAlias");
        assertThat(targets()).containsExactly(ARN + ":Live");
        findsNothingMore(renamed);
    }

    @Test
    void whereAGroupHoldsTwoTheNewTargetIsRegisteredBeforeTheOldOneGoes() {
        try (TestAccount two = new TestAccount(LocalOptions.in(directory.resolve("two"))
                .with(Switches.likely().with("targetGroupHoldsTwoFunctions", true)))) {
            group = made(two);
            two.session().deploy(code(registered(bare("Shop"))));
            TestAccount.Session session = two.session();
            session.deploy(code(registered(versioned("Shop"))));
            assertThat(session.interference().changes().stream().filter(operation -> operation.endsWith("Targets")))
                    .containsExactly("RegisterTargets", "DeregisterTargets");
            assertThat(targets(two, group)).containsExactly(ARN + ":LatestAlias");
        }
    }

    @Test
    void aNumberThatWasRegisteredByHandIsTakenOver() {
        deployed(code(versioned("Shop")));
        register(ARN + ":1");
        Module module = code(registered(versioned("Shop")));
        deployed(module);
        assertThat(targets()).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(module);
    }

    @Test
    void theFunctionOfSomebodyElseStopsThePlan() {
        deployed(code(bare("Other")));
        String other = ARN.replace("Shop", "Other");
        register(other);
        account.lambda().tagResource(r -> r.resource(other).tags(Map.of(Stage.APP_TAG, "other")));
        assertThat(account.session()
                        .plan(code(registered(versioned("Shop"))))
                        .plan()
                        .obstacles())
                .containsExactly("@AlbTrigger of Shop names the target group " + group
                        + ", but a target group holds one function, and " + other
                        + " is registered in it. Name another group, or free this one (aws elbv2 deregister-targets).");
        assertThat(targets()).containsExactly(other);
    }

    @Test
    void anotherFunctionOfTheAppHandsItsGroupOver() {
        deployed(code(registered(versioned("Old"))));
        Module renamed = code(registered(versioned("Shop")));
        Planned planned = account.session().whole().plan(renamed);
        assertThat(planned.warnings()).contains("The target group shop moves from shop-dev-Old to shop-dev-Shop.");
        assertThat(PlanFormatter.lines(planned.plan()).toString())
                .contains("~ target/Shop/alb:shop", "503 for the moment between")
                .doesNotContain("- target/Old");

        assertThat(deployed(account.session().whole(), renamed).changes())
                .containsSubsequence(
                        "AddPermission", "RegisterTargets", "DeregisterTargets", "RegisterTargets", "RemovePermission");
        assertThat(targets()).containsExactly(ARN + ":LatestAlias");
        findsNothingMore(renamed);
    }

    @Test
    void aGroupThatIsMissingOrOfAnotherTypeStopsThePlan() {
        String instances = balancing(account)
                .createTargetGroup(
                        r -> r.name("machines").protocol("HTTP").port(80).vpcId("vpc-1"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        String missing = group.replaceAll("/[^/]+$", "/0123456789abcdef");
        assertThat(account.session()
                        .plan(code(
                                versioned("Shop").trigger(new AlbSpec(instances)),
                                versioned("Other").trigger(new AlbSpec(missing))))
                        .plan()
                        .obstacles())
                .satisfiesExactlyInAnyOrder(
                        obstacle -> assertThat(obstacle)
                                .contains(instances, "of the type instance", "--target-type lambda"),
                        obstacle -> assertThat(obstacle).contains(missing, "which is not there. Make it"));
    }

    @Test
    void twoFunctionsInOneGroupAreRefused() {
        assertThatThrownBy(() ->
                        account.session().plan(code(registered(versioned("Shop")), registered(versioned("Other")))))
                .hasMessageContaining("both name the target group " + group + ", but it holds one function");
    }

    @Test
    void aRemovedTriggerIsDeregisteredBeforeItsGrantGoes() {
        deployed(code(registered(versioned("Shop"))));
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes()).containsExactly("DeregisterTargets", "RemovePermission", "TagResource");
        assertThat(targets()).isEmpty();
        findsNothingMore(without);
    }

    @Test
    void aRemovedFunctionIsDeregisteredAndTheGroupStays() {
        deployed(code(registered(versioned("Shop"))));
        TestAccount.Session session = account.session();
        session.remove(false);
        assertThat(session.interference().changes())
                .containsSubsequence("DeregisterTargets", "RemovePermission", "DeleteAlias", "DeleteFunction");
        assertThat(targets()).isEmpty();
    }
}
