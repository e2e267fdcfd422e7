package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Routes of the one WebSocket API of an app and stage. */
final class WebSocketRouteTest extends WebSocketAccount {
    private static final String SHOP = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";

    private static Functions shop(boolean versioned) {
        return versioned ? versioned("Shop") : bare("Shop");
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

    private String integrationByHand(UnaryOperator<CreateIntegrationRequest.Builder> integration) {
        return apis().createIntegration(integration
                        .apply(CreateIntegrationRequest.builder().apiId(api()))
                        .build())
                .integrationId();
    }

    private String integrationByHand(String target) {
        return integrationByHand(integration -> integration
                .integrationType(IntegrationType.AWS_PROXY)
                .integrationMethod("POST")
                .integrationUri(invokes(target)));
    }

    private void routeByHand(String key, String integration) {
        String id = api();
        apis().createRoute(r -> r.apiId(id).routeKey(key).target("integrations/" + integration));
    }

    @Test
    void aRouteThatSomebodyMadeToOurFunctionIsLeftAndSaid() {
        Module module = code(versioned("Shop").trigger(route("$connect")));
        deployed(module);
        routeByHand("theirs", integrationByHand(SHOP));

        Planned plan = account.session().refresh().plan(module);
        assertThat(plan.plan().steps()).isEmpty();
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .contains("The route theirs of the WebSocket API shop-dev leads to shop-dev-Shop too", "left alone");
        deployed(code(versioned("Shop")));
        assertThat(routes()).containsOnlyKeys("theirs").containsValue(invokes(SHOP));
    }

    @Test
    void aRouteThatLeadsElsewhereIsInTheWay() {
        Module module = code(versioned("Shop").trigger(route("$connect")));
        deployed(module);
        String theirs = integrationByHand("arn:aws:lambda:us-east-1:000000000000:function:theirs");
        routeByHand("one", theirs);
        routeByHand("two", theirs);
        routeByHand("three", integrationByHand(integration -> integration.integrationType(IntegrationType.MOCK)));
        String id = api();
        apis().createRoute(r -> r.apiId(id).routeKey("four"));
        Module more = code(versioned("Shop")
                .trigger(route("$connect"))
                .trigger(route("one"))
                .trigger(route("three"))
                .trigger(route("four")));

        assertThat(account.session().plan(more).plan().obstacles())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("the WebSocket API shop-dev has that route already", "Delete it there"))
                .anySatisfy(line -> assertThat(line).contains("Shop has @WebSocketRoute(\"one\")", "function:theirs"))
                .anySatisfy(line -> assertThat(line).contains("\"three\"", "leading to MOCK"))
                .anySatisfy(line -> assertThat(line).contains("\"four\"", "leading to nothing"));
    }

    @Test
    void aRouteThatMovesToAnotherFunctionLeavesTheIntegrationToOthers() {
        deployed(code(
                versioned("Shop").trigger(route("order")), versioned("Billing").trigger(route("bill"))));
        String id = api();
        String shared = apis().getRoutes(r -> r.apiId(id)).items().stream()
                .filter(one -> one.routeKey().equals("order"))
                .findFirst()
                .orElseThrow()
                .target();
        routeByHand("theirs", shared.substring("integrations/".length()));
        Module moved = code(
                versioned("Shop"), versioned("Billing").trigger(route("bill")).trigger(route("order")));
        deployed(moved);
        assertThat(routes().get("order")).contains("shop-dev-Billing:LatestAlias");
        assertThat(routes().get("theirs")).contains("shop-dev-Shop:LatestAlias");
        findsNothingMore(moved);
    }

    @Test
    void aChangeThatIsRefusedWhileAnotherIsMadeIsAskedForAgain() {
        Functions keys = versioned("Keys").authorizer(authorizer("keys"));
        Module first = code(bare("Shop").trigger(route("$connect", "keys")).trigger(route("order")), keys);
        deployed(account.session(new Interference().busy("ApiGatewayV2")), first);
        findsNothingMore(first);
        Module moved = code(versioned("Shop").trigger(route("$connect")), keys);
        deployed(account.session(new Interference().busy("ApiGatewayV2")), moved);
        findsNothingMore(moved);
        assertThat(TestAccount.failure(
                        account.session(new Interference().busy("ApiGatewayV2")).remove(true)))
                .isEmpty();
        assertThat(apis().getApis(r -> {}).items()).isEmpty();
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
