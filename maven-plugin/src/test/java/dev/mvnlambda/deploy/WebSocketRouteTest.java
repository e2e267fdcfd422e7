package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Routes of the one WebSocket API of an app and stage. */
final class WebSocketRouteTest extends DeployedAccount {
    private static final String SHOP = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";

    private ApiGatewayV2Client apis() {
        return account.client(ApiGatewayV2Client.class);
    }

    private String api() {
        List<Api> all = apis().getApis(r -> {}).items();
        assertThat(all).hasSize(1);
        return all.get(0).apiId();
    }

    private static RouteSpec route(String key) {
        return route(key, "");
    }

    private static RouteSpec route(String key, String authorizer) {
        return new RouteSpec("WEBSOCKET", key, authorizer, false);
    }

    private static AuthorizerSpec authorizer(String name) {
        return new AuthorizerSpec(name, "WEBSOCKET", List.of("route.request.header.X-Key"), 0);
    }

    private static Functions shop(boolean versioned) {
        return versioned ? versioned("Shop") : bare("Shop");
    }

    private static String invokes(String target) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + target + "/invocations";
    }

    /** What each route leads to. */
    private Map<String, String> routes() {
        String id = api();
        Map<String, String> uris = new HashMap<>();
        for (Integration one : apis().getIntegrations(r -> r.apiId(id)).items()) {
            uris.put("integrations/" + one.integrationId(), one.integrationUri());
        }
        Map<String, String> routes = new TreeMap<>();
        for (Route one : apis().getRoutes(r -> r.apiId(id)).items()) {
            routes.put(one.routeKey(), uris.getOrDefault(one.target(), ""));
        }
        return routes;
    }

    private static List<String> toApi(Interference calls) {
        return calls.calls().stream()
                .filter(call -> call.service().equals("ApiGatewayV2"))
                .map(Interference.Call::operation)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRouteIsMadeAfterItsGrantAndTheStageAfterTheRoutes(boolean versioned) {
        Module module = code(shop(versioned).trigger(route("$connect")).trigger(route("order")));
        Interference calls = deployed(module);
        String target = versioned ? SHOP + ":LatestAlias" : SHOP;
        assertThat(calls.changes())
                .containsSubsequence(
                        "CreateApi", "AddPermission", "CreateIntegration", "CreateRoute", "CreateStage", "TagResource")
                .containsOnlyOnce("CreateApi", "CreateStage");
        assertThat(calls.calls())
                .filteredOn(call -> call.request() instanceof CreateIntegrationRequest)
                .extracting(call -> ((CreateIntegrationRequest) call.request()).integrationUri())
                .containsExactly(invokes(target), invokes(target));
        assertThat(calls.calls())
                .filteredOn(call -> call.request() instanceof AddPermissionRequest)
                .extracting(call -> ((AddPermissionRequest) call.request()).sourceArn())
                .containsExactlyInAnyOrder(
                        "arn:aws:execute-api:us-east-1:000000000000:" + api() + "/*/$connect",
                        "arn:aws:execute-api:us-east-1:000000000000:" + api() + "/*/order");
        String id = api();
        assertThat(apis().getStage(r -> r.apiId(id).stageName("dev")).autoDeploy())
                .isTrue();
        Api made = apis().getApis(r -> {}).items().get(0);
        assertThat(made.protocolTypeAsString()).isEqualTo("WEBSOCKET");
        assertThat(made.routeSelectionExpression()).isEqualTo("$request.body.action");
        assertThat(made.tags()).containsEntry("mvnlambda:app", "shop").containsEntry("mvnlambda:stage", "dev");
        findsNothingMore(module);
    }

    @Test
    void nothingIsAskedOfTheApiWhileOnlyCodeChanges() {
        deployed(code(versioned("Shop").trigger(route("$connect"))));
        assertThat(toApi(deployed(module(directory, "two", versioned("Shop").trigger(route("$connect"))))))
                .isEmpty();
    }

    private void movesInOrder(Module before, Module after, String target) {
        deployed(before);
        List<String> changes = deployed(after).changes();
        assertThat(changes)
                .containsSubsequence("AddPermission", "UpdateIntegration", "RemovePermission")
                .doesNotContain(
                        "CreateRoute", "UpdateRoute", "DeleteRoute", "CreateApi", "DeleteApi", "CreateIntegration");
        assertThat(routes()).containsOnlyKeys("$connect").containsValue(invokes(target));
        findsNothingMore(after);
    }

    @Test
    void turningVersionsOnMovesTheRouteBeforeTheOldGrantGoes() {
        movesInOrder(
                code(bare("Shop").trigger(route("$connect"))),
                code(versioned("Shop").trigger(route("$connect"))),
                SHOP + ":LatestAlias");
    }

    @Test
    void turningVersionsOffMovesTheRouteBack() {
        movesInOrder(
                code(versioned("Shop").trigger(route("$connect"))),
                code(bare("Shop").trigger(route("$connect"))),
                SHOP);
    }

    @Test
    void aRenamedAliasTakesTheRouteAlong() {
        movesInOrder(
                code(versioned("Shop").trigger(route("$connect"))),
                code(versioned("Shop").alias("Live").trigger(route("$connect"))),
                SHOP + ":Live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":1", ":other"})
    void aRouteThatSomebodyPointedElsewhereComesBack(String qualifier) {
        Module module = code(versioned("Shop").trigger(route("$connect")));
        deployed(module);
        String id = api();
        String integration =
                apis().getIntegrations(r -> r.apiId(id)).items().get(0).integrationId();
        apis().updateIntegration(r -> r.apiId(id).integrationId(integration).integrationUri(invokes(SHOP + qualifier)));
        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateIntegration");
        assertThat(routes()).containsValue(invokes(SHOP + ":LatestAlias"));
        findsNothingMore(module);
    }

    @Test
    void aRemovedRouteGoesWithItsIntegrationAndTheApiWithTheLast() {
        deployed(code(versioned("Shop").trigger(route("$connect")).trigger(route("order"))));
        Module fewer = code(versioned("Shop").trigger(route("$connect")));
        assertThat(deployed(fewer).changes())
                .containsSubsequence("DeleteRoute", "DeleteIntegration", "RemovePermission", "TagResource");
        assertThat(routes()).containsOnlyKeys("$connect");
        findsNothingMore(fewer);
        Module none = code(versioned("Shop"));
        assertThat(deployed(none).changes())
                .containsSubsequence("DeleteRoute", "DeleteStage", "DeleteApi", "RemovePermission");
        assertThat(apis().getApis(r -> {}).items()).isEmpty();
        findsNothingMore(none);
    }

    @Test
    void functionsShareTheApiThoughTheyAreDeployedSideBySide() {
        account.parallelism(8);
        Functions[] all = new Functions[5];
        for (int i = 0; i < all.length; i++) {
            all[i] = versioned("F" + i).trigger(route("action" + i));
        }
        Module module = code(all);
        assertThat(deployed(module).changes()).containsOnlyOnce("CreateApi", "CreateStage");
        assertThat(routes()).hasSize(5);
        findsNothingMore(module);
        deployed(code(versioned("F0")));
        assertThat(routes()).as("others' routes stay").hasSize(4);
    }

    @Test
    void aRouteMovesFromOneFunctionToAnother() {
        deployed(code(
                versioned("Shop").trigger(route("order")), versioned("Billing").trigger(route("bill"))));
        Module moved = code(
                versioned("Shop"), versioned("Billing").trigger(route("bill")).trigger(route("order")));
        account.parallelism(4);
        deployed(moved);
        assertThat(routes().get("order")).contains("shop-dev-Billing:LatestAlias");
        findsNothingMore(moved);
    }

    @Test
    void whatSomebodyElseHasInTheApiIsLeftAndSaid() {
        deployed(code(versioned("Shop").trigger(route("$connect"))));
        String id = api();
        apis().createRoute(r -> r.apiId(id).routeKey("theirs"));
        Module left = code(versioned("Shop"));
        assertThat(account.session().plan(left).warnings())
                .anySatisfy(
                        line -> assertThat(line).contains("WebSocket API shop-dev has the route theirs", "left alone"));
        deployed(left);
        assertThat(routes()).containsOnlyKeys("theirs");
    }

    @Test
    void anAuthorizerIsAskedOnConnect() {
        Module module = code(
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        assertThat(deployed(module).changes()).containsSubsequence("CreateAuthorizer", "CreateRoute");
        String id = api();
        var authorizer = apis().getAuthorizers(r -> r.apiId(id)).items().get(0);
        assertThat(authorizer.authorizerUri())
                .isEqualTo(invokes("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Keys:LatestAlias"));
        assertThat(authorizer.identitySource()).containsExactly("route.request.header.X-Key");
        assertThat(apis().getRoutes(r -> r.apiId(id)).items().get(0).authorizerId())
                .isEqualTo(authorizer.authorizerId());
        assertThat(account.lambda()
                        .getPolicy(r -> r.functionName("shop-dev-Keys").qualifier("LatestAlias"))
                        .policy())
                .contains("execute-api:us-east-1:000000000000:" + id + "/authorizers/" + authorizer.authorizerId());
        findsNothingMore(module);
    }

    @Test
    void anAuthorizerMovesBetweenItsNewGrantAndTheEndOfTheOld() {
        deployed(code(
                versioned("Shop").trigger(route("$connect", "keys")),
                bare("Keys").authorizer(authorizer("keys"))));
        Module after = code(
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        assertThat(deployed(after).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer");
        findsNothingMore(after);
    }

    @Test
    void anAuthorizerGoesAfterTheRouteThatAsksIt() {
        deployed(code(
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys").authorizer(authorizer("keys"))));
        Module open = code(versioned("Shop").trigger(route("$connect")), versioned("Keys"));
        account.parallelism(4);
        assertThat(deployed(open).changes()).containsSubsequence("UpdateRoute", "DeleteAuthorizer", "RemovePermission");
        findsNothingMore(open);
    }

    @Test
    void aRemovalLeavesNothing() {
        deployed(code(
                versioned("Shop").trigger(route("$connect", "keys")),
                bare("Billing").trigger(route("$default")),
                versioned("Keys").authorizer(authorizer("keys"))));
        assertThat(TestAccount.failure(account.session().remove(true))).isEmpty();
        assertThat(apis().getApis(r -> {}).items()).isEmpty();
        assertThat(account.session().remove(true).outcomes()).isEmpty();
    }
}
