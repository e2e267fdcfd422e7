package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.IotSpec;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.manifest.ScheduleSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;

/** A removal finds by tag what is left of functions that somebody deleted, with all that told of it. */
final class TaggedRemainsTest extends DeployedAccount {
    private static final ScheduleSpec HOURLY = new ScheduleSpec("rate(1 hour)", "UTC", "", 0, 185, "", true);
    private static final String LONG = "ThatSendsTheBillsOfLastMonthToAllWhoHaveNotPaid";

    private static RouteSpec rest(String route, String authorizer) {
        return new RouteSpec("REST", route, authorizer, false);
    }

    private static RouteSpec webSocket(String route, String authorizer) {
        return new RouteSpec("WEBSOCKET", route, authorizer, false);
    }

    private static AuthorizerSpec authorizer(String name, String api) {
        return new AuthorizerSpec(name, api, List.of(), 0);
    }

    private ApiGatewayClient restApis() {
        return account.client(ApiGatewayClient.class);
    }

    private SchedulerClient scheduler() {
        return account.client(SchedulerClient.class);
    }

    private IotClient iot() {
        return account.client(IotClient.class);
    }

    /** Deletes functions, and all else that tells of them. */
    private void lost(String... functions) {
        for (FunctionConfiguration function :
                account.lambda().listFunctions(r -> {}).functions()) {
            if (List.of(functions).contains(function.functionName().replace("shop-dev-", ""))) {
                account.lambda().deleteFunction(r -> r.functionName(function.functionName()));
            }
        }
        for (String function : functions) {
            account.iam().listRoles(r -> r.pathPrefix("/mvn-lambda/")).roles().stream()
                    .filter(role -> role.roleName().startsWith("shop-dev-" + function))
                    .forEach(role -> {
                        account.iam()
                                .deleteRolePolicy(
                                        r -> r.roleName(role.roleName()).policyName("mvn-lambda"));
                        account.iam().deleteRole(r -> r.roleName(role.roleName()));
                    });
        }
        account.settle();
    }

    private Interference removed(TestAccount.Session session) {
        Report report = session.remove(true);
        assertThat(TestAccount.failure(report)).isEmpty();
        return session.interference();
    }

    private Interference removed() {
        Interference calls = removed(account.session());
        assertThat(account.session().remove(true).outcomes()).isEmpty();
        return calls;
    }

    @Test
    void aRestApiOfFunctionsThatAreGoneGoesFromItsRoutesOn() {
        deployed(code(
                versioned("Orders").trigger(rest("GET /orders/{id}", "keys")).trigger(rest("GET /orders", "")),
                bare("Keys").authorizer(authorizer("keys", "REST"))));
        lost("Orders", "Keys");
        assertThat(removed().changes())
                .containsSubsequence("DeleteMethod", "DeleteAuthorizer", "DeleteStage", "DeleteRestApi")
                .containsSubsequence("DeleteMethod", "DeleteMethod", "DeleteStage");
        assertThat(restApis().getRestApis(r -> {}).items()).isEmpty();
    }

    @Test
    void aWebSocketApiOfFunctionsThatAreGoneGoesFromItsRoutesOn() {
        deployed(code(
                versioned("Orders").trigger(webSocket("$connect", "keys")).trigger(webSocket("$default", "")),
                bare("Keys").authorizer(authorizer("keys", "WEBSOCKET"))));
        lost("Orders", "Keys");
        assertThat(removed().changes())
                .containsSubsequence("DeleteRoute", "DeleteAuthorizer", "DeleteStage", "DeleteApi")
                .containsSubsequence("DeleteRoute", "DeleteRoute", "DeleteStage");
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
    }

    @Test
    void allThreeApisOfAFunctionThatIsGoneGo() {
        deployed(code(versioned("Orders")
                .trigger(rest("GET /orders", ""))
                .trigger(webSocket("$default", ""))
                .trigger(new RouteSpec("HTTP", "GET /orders", "", false))));
        lost("Orders");
        removed();
        assertThat(restApis().getRestApis(r -> {}).items()).isEmpty();
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
    }

    @Test
    void anApiThatIsEmptyGoesToo() {
        deployed(code(versioned("Orders").trigger(rest("GET /orders", ""))));
        removed();
        restApis()
                .createRestApi(r -> r.name("shop-dev").tags(Map.of("mvnlambda:app", "shop", "mvnlambda:stage", "dev")));
        restApis()
                .createRestApi(
                        r -> r.name("shop-dev").tags(Map.of("mvnlambda:app", "shop", "mvnlambda:stage", "prod")));
        assertThat(removed().changes()).containsExactly("DeleteRestApi");
        assertThat(restApis().getRestApis(r -> {}).items()).hasSize(1);
    }

    @Test
    void anApiThatOthersPutARouteIntoStays() {
        deployed(code(versioned("Orders").trigger(rest("GET /orders", ""))));
        String api = restApis().getRestApis(r -> {}).items().get(0).id();
        String root = restApis().getResources(r -> r.restApiId(api)).items().stream()
                .filter(one -> one.path().equals("/"))
                .findFirst()
                .orElseThrow()
                .id();
        restApis()
                .putMethod(
                        r -> r.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
        restApis()
                .putIntegration(
                        r -> r.restApiId(api).resourceId(root).httpMethod("GET").type(IntegrationType.MOCK));
        lost("Orders");
        assertThat(removed().changes()).contains("DeleteMethod").doesNotContain("DeleteStage", "DeleteRestApi");
        assertThat(restApis().getRestApis(r -> {}).items())
                .singleElement()
                .extracting(RestApi::id)
                .isEqualTo(api);
    }

    @Test
    void whatStaysIsNotTouchedWhenOneOfSeveralIsRemoved() {
        deployed(code(
                versioned("Orders").trigger(rest("GET /orders", "")).trigger(HOURLY),
                bare("Bills").trigger(rest("GET /bills", "")).trigger(HOURLY)));
        lost("Orders", "Bills");
        removed(account.session().only("Bills"));
        String api = restApis().getRestApis(r -> {}).items().get(0).id();
        assertThat(restApis().getResources(r -> r.restApiId(api)).items())
                .extracting("path")
                .containsExactlyInAnyOrder("/", "/orders");
        assertThat(scheduler().listSchedules(r -> r.groupName("shop-dev")).schedules())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).startsWith("shop-dev-Orders-"));
        removed();
        assertThat(restApis().getRestApis(r -> {}).items()).isEmpty();
        assertThat(scheduler().listScheduleGroups(r -> {}).scheduleGroups()).hasSize(1);
    }

    @Test
    void rulesAndAuthorizersOfDevicesGoBothWhenTheirFunctionsAreGone() {
        deployed(code(
                versioned("Orders").trigger(new IotSpec("SELECT * FROM 'orders/+'")),
                bare("Keys").authorizer(authorizer("devices", "IOT"))));
        lost("Orders", "Keys");
        assertThat(removed().changes()).contains("DeleteTopicRule", "DeleteAuthorizer");
        assertThat(iot().listTopicRules(r -> {}).rules()).isEmpty();
        assertThat(iot().listAuthorizers(r -> {}).authorizers()).isEmpty();
    }

    @Test
    void schedulesGoThoughTheirRoleIsGone() {
        deployed(code(
                versioned("Orders").trigger(HOURLY),
                bare("Bills").trigger(HOURLY),
                bare(LONG).trigger(HOURLY)));
        lost("Orders", LONG);
        assertThat(removed().changes())
                .containsSubsequence(
                        "DeleteSchedule", "DeleteSchedule", "DeleteSchedule", "DeleteScheduleGroup", "DeleteRole");
        assertThat(scheduler().listScheduleGroups(r -> {}).scheduleGroups())
                .extracting("name")
                .containsExactly("default");
    }

    @Test
    void aScheduleThatOthersPutIntoTheGroupStaysWithIt() {
        deployed(code(versioned("Orders").trigger(HOURLY)));
        String role = account.iam()
                .getRole(r -> r.roleName("shop-dev-Orders-schedules-us-east-1"))
                .role()
                .arn();
        scheduler()
                .createSchedule(r -> r.groupName("shop-dev")
                        .name("theirs")
                        .scheduleExpression("rate(1 hour)")
                        .flexibleTimeWindow(
                                FlexibleTimeWindow.builder().mode("OFF").build())
                        .target(t -> t.arn("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Orders")
                                .roleArn(role)));
        lost("Orders");
        assertThat(removed().changes()).contains("DeleteSchedule").doesNotContain("DeleteScheduleGroup");
        assertThat(scheduler().listSchedules(r -> r.groupName("shop-dev")).schedules())
                .extracting("name")
                .containsExactly("theirs");
    }

    @Test
    void aRemovalThatStopsAnywhereIsEndedByTheNextOne() {
        boolean stopped = true;
        for (int changes = 0; stopped; changes++) {
            deployed(code(
                    versioned("Orders")
                            .trigger(rest("GET /orders", "keys"))
                            .trigger(webSocket("$default", ""))
                            .trigger(HOURLY)
                            .trigger(new IotSpec("SELECT * FROM 'orders/+'")),
                    bare("Keys").authorizer(authorizer("keys", "REST")).authorizer(authorizer("devices", "IOT"))));
            lost("Orders", "Keys");
            Interference interference = new Interference();
            interference.dieAfter(changes);
            account.session(interference).remove(true);
            stopped = interference.isDead();
            removed();
            assertThat(restApis().getRestApis(r -> {}).items()).isEmpty();
            assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
            assertThat(scheduler().listScheduleGroups(r -> {}).scheduleGroups()).hasSize(1);
            assertThat(iot().listTopicRules(r -> {}).rules()).isEmpty();
            assertThat(iot().listAuthorizers(r -> {}).authorizers()).isEmpty();
            account.settle();
        }
    }

    @Test
    void aStageWithNoneOfTheseAsksOnceByTagAndNoneOfTheirServices() {
        deployed(code(versioned("Orders").url(), bare("Bills")));
        Interference calls = removed();
        assertThat(calls.calls())
                .filteredOn(call -> call.service().equals("ResourceGroupsTaggingApi")
                        && call.request().toString().contains("apigateway"))
                .hasSize(1);
        assertThat(calls.services()).doesNotContain("ApiGateway", "ApiGatewayV2", "Iot", "Scheduler");
    }

    @Test
    void whatFunctionsTellOfThemselvesIsNotReadTwice() {
        deployed(code(
                versioned("Orders")
                        .trigger(rest("GET /orders", ""))
                        .trigger(HOURLY)
                        .trigger(new IotSpec("SELECT * FROM 'orders/+'")),
                bare("Bills").trigger(HOURLY)));
        Interference calls = removed();
        assertThat(calls.calls().stream().takeWhile(call -> !call.changes()).map(Interference.Call::operation))
                .containsOnlyOnce("GetRestApi", "GetTopicRule")
                .filteredOn("GetSchedule"::equals)
                .hasSize(2);
    }
}
