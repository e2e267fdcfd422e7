package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.PlanFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Routes of the one REST API of an app and stage: how they are made, moved and removed, and when they are deployed. */
final class RestRouteTest extends RestAccount {
    private List<String> paths() {
        return resources().stream().map(Resource::path).sorted().toList();
    }

    private static Functions shop(boolean versioned) {
        return versioned ? versioned("Shop") : bare("Shop");
    }

    private static List<String> toRestApi(Interference calls) {
        return calls.calls().stream()
                .filter(call -> call.service().equals("ApiGateway"))
                .map(Interference.Call::operation)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRouteIsMadeAfterItsGrantAndDeployedOnce(boolean versioned) {
        Module module = code(shop(versioned).trigger(route("GET /orders/{id}")).trigger(route("POST /orders")));
        Interference calls = deployed(module);
        assertThat(changes(calls))
                .containsSubsequence(
                        "CreateRestApi",
                        "AddPermission",
                        "CreateResource",
                        "PutMethod",
                        "PutIntegration",
                        "CreateDeployment",
                        "TagResource")
                .containsOnlyOnce("CreateRestApi", "CreateDeployment")
                .endsWith("TagResource");
        String target = versioned ? SHOP + ":LatestAlias" : SHOP;
        assertThat(calls.calls())
                .filteredOn(call -> call.request() instanceof PutIntegrationRequest)
                .extracting(call -> ((PutIntegrationRequest) call.request()).uri())
                .containsExactly(invokes(target), invokes(target));
        assertThat(calls.calls())
                .filteredOn(call -> call.request() instanceof AddPermissionRequest)
                .extracting(call -> ((AddPermissionRequest) call.request()).sourceArn())
                .containsExactlyInAnyOrder(
                        "arn:aws:execute-api:us-east-1:000000000000:" + api() + "/*/GET/orders/*",
                        "arn:aws:execute-api:us-east-1:000000000000:" + api() + "/*/POST/orders");
        assertThat(calls.calls())
                .filteredOn(call -> call.request() instanceof AddPermissionRequest)
                .extracting(call -> ((AddPermissionRequest) call.request()).qualifier())
                .containsOnly(versioned ? "LatestAlias" : null);
        assertThat(paths()).containsExactly("/", "/orders", "/orders/{id}");
        findsNothingMore(module);
    }

    @Test
    void theApiIsRegionalNamedAndMarked() {
        deployed(code(versioned("Shop").trigger(route("GET /"))));
        RestApi api = rest().getRestApis().items().get(0);
        assertThat(api.name()).isEqualTo("shop-dev");
        assertThat(api.endpointConfiguration().typesAsStrings()).containsExactly("REGIONAL");
        assertThat(api.tags()).containsEntry("mvnlambda:app", "shop").containsEntry("mvnlambda:stage", "dev");
    }

    @Test
    void nothingIsAskedOfTheApiWhileOnlyCodeChanges() {
        Module module = code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /")));
        deployed(module);
        assertThat(toRestApi(deployed(module))).isEmpty();
        Interference calls = deployed(module(
                directory,
                "two",
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /"))));
        assertThat(toRestApi(calls)).isEmpty();
        assertThat(calls.limited()).contains("UpdateFunctionCode").doesNotContain("AddPermission", "GetPolicy");
    }

    @Test
    void aStreamedAnswerHasItsOwnInvokeArn() {
        Module streaming = code(versioned("Shop").trigger(new RouteSpec("REST", "GET /feed", "", true)));
        deployed(streaming);
        Integration integration = method("GET /feed").methodIntegration();
        assertThat(integration.uri())
                .isEqualTo("arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/" + SHOP
                        + ":LatestAlias/response-streaming-invocations");
        assertThat(integration.responseTransferMode()).isEqualTo(ResponseTransferMode.STREAM);
        findsNothingMore(streaming);
        Module buffered = code(versioned("Shop").trigger(route("GET /feed")));
        assertThat(changes(deployed(buffered)))
                .containsExactly("UpdateIntegration", "CreateDeployment", "DeleteDeployment", "TagResource");
        assertThat(method("GET /feed").methodIntegration().responseTransferMode())
                .isEqualTo(ResponseTransferMode.BUFFERED);
        findsNothingMore(buffered);
    }

    @Test
    void whoMayCallIsChangedInPlaceAndDeployed() {
        deployed(code(versioned("Shop").trigger(route("GET /orders"))));
        Module signed = code(versioned("Shop").trigger(route("GET /orders", "IAM")));
        assertThat(changes(deployed(signed)))
                .containsSubsequence("UpdateMethod", "CreateDeployment", "DeleteDeployment")
                .doesNotContain("PutMethod", "DeleteMethod", "UpdateIntegration");
        assertThat(method("GET /orders").authorizationType()).isEqualTo("AWS_IAM");
        findsNothingMore(signed);
    }

    private void movesInOrder(Module before, Module after, String target) {
        deployed(before);
        List<String> changes = changes(deployed(after));
        assertThat(changes)
                .containsSubsequence("AddPermission", "UpdateIntegration", "CreateDeployment", "RemovePermission")
                .containsOnlyOnce("CreateDeployment")
                .doesNotContain("DeleteMethod", "PutMethod", "CreateRestApi", "DeleteRestApi");
        assertThat(uri("GET /orders")).isEqualTo(invokes(target));
        findsNothingMore(after);
    }

    @Test
    void turningVersionsOnMovesTheRouteBeforeTheOldGrantGoes() {
        movesInOrder(
                code(bare("Shop").trigger(route("GET /orders"))),
                code(versioned("Shop").trigger(route("GET /orders"))),
                SHOP + ":LatestAlias");
    }

    @Test
    void turningVersionsOffMovesTheRouteBack() {
        movesInOrder(
                code(versioned("Shop").trigger(route("GET /orders"))),
                code(bare("Shop").trigger(route("GET /orders"))),
                SHOP);
    }

    @Test
    void aRenamedAliasTakesTheRouteAlong() {
        movesInOrder(
                code(versioned("Shop").trigger(route("GET /orders"))),
                code(versioned("Shop").alias("Live").trigger(route("GET /orders"))),
                SHOP + ":Live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":1", ":other"})
    void aRouteThatSomebodyPointedElsewhereComesBack(String qualifier) {
        Module module = code(versioned("Shop").trigger(route("GET /orders")));
        deployed(module);
        String id = api();
        String resource = resources().stream()
                .filter(one -> one.path().equals("/orders"))
                .findFirst()
                .orElseThrow()
                .id();
        rest().updateIntegration(r -> r.restApiId(id)
                .resourceId(resource)
                .httpMethod("GET")
                .patchOperations(PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/uri")
                        .value(invokes(SHOP + qualifier))
                        .build()));
        Interference calls = deployed(account.session().refresh(), module);
        assertThat(changes(calls)).containsExactly("UpdateIntegration", "CreateDeployment", "DeleteDeployment");
        assertThat(uri("GET /orders")).isEqualTo(invokes(SHOP + ":LatestAlias"));
        findsNothingMore(module);
    }

    @Test
    void aRemovedRouteGoesWithThePartsThatNothingElseNeeds() {
        deployed(code(versioned("Shop")
                .trigger(route("GET /orders/{id}/lines/{line}"))
                .trigger(route("GET /orders/{id}"))));
        Module left = code(versioned("Shop").trigger(route("GET /orders/{id}")));
        List<String> changes = changes(deployed(left));
        assertThat(changes)
                .containsSubsequence(
                        "DeleteMethod",
                        "DeleteResource",
                        "DeleteResource",
                        "CreateDeployment",
                        "RemovePermission",
                        "TagResource")
                .containsOnlyOnce("RemovePermission");
        assertThat(paths()).containsExactly("/", "/orders", "/orders/{id}");
        findsNothingMore(left);
    }

    @Test
    void theApiGoesWithTheLastRoute() {
        deployed(code(versioned("Shop").trigger(route("GET /orders"))));
        Module left = code(versioned("Shop"));
        assertThat(PlanFormatter.lines(account.session().plan(left).plan()).toString())
                .contains("rest-api/shop-dev", "its address ends, and never comes back");
        assertThat(changes(deployed(left)))
                .containsSubsequence("DeleteMethod", "DeleteStage", "DeleteRestApi")
                .contains("RemovePermission")
                .doesNotContain("CreateDeployment");
        assertThat(rest().getRestApis().items()).isEmpty();
        findsNothingMore(left);
    }

    @Test
    void functionsShareTheApiAndThePartsOfTheirPathsThoughTheyAreDeployedSideBySide() {
        account.parallelism(8);
        Functions[] all = new Functions[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = versioned("F" + i)
                    .trigger(route("GET /orders/{id}/part" + i))
                    .trigger(route("POST /orders/{id}/part" + i + "/deep"));
        }
        Module module = code(all);
        Interference calls = deployed(module);
        assertThat(changes(calls)).containsOnlyOnce("CreateRestApi", "CreateDeployment");
        assertThat(methods()).hasSize(12);
        assertThat(paths()).hasSize(1 + 2 + 12).doesNotHaveDuplicates();
        findsNothingMore(module);
        Functions[] fewer = {all[0], all[1]};
        deployed(account.session().whole(), code(fewer));
        assertThat(methods()).hasSize(4);
        findsNothingMore(code(fewer));
    }

    @Test
    void aDeployOfSomeFunctionsLeavesTheRoutesOfOthers() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills"))));
        deployed(code(versioned("Shop")));
        assertThat(methods()).containsOnlyKeys("GET /bills");
        String id = api();
        String shown = rest().getStage(r -> r.restApiId(id).stageName("dev")).deploymentId();
        assertThat(rest().getDeployment(r -> r.restApiId(id).deploymentId(shown).embed("apisummary"))
                        .apiSummary())
                .as("deployed without the route, though nobody here wants the API")
                .containsOnlyKeys("/bills");
    }

    @Test
    void functionsThatGiveUpTheirRoutesTogetherLeaveTheApiToOthers() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills")),
                versioned("Stock").trigger(route("GET /stock"))));
        deployed(code(versioned("Shop"), versioned("Billing")));
        assertThat(methods()).containsOnlyKeys("GET /stock");
    }

    @Test
    void aRouteMovesFromOneFunctionToAnother() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills"))));
        Module moved = code(
                versioned("Shop"),
                versioned("Billing").trigger(route("GET /bills")).trigger(route("GET /orders")));
        account.parallelism(4);
        deployed(moved);
        assertThat(uri("GET /orders")).contains("shop-dev-Billing:LatestAlias");
        findsNothingMore(moved);
    }

    @Test
    void aRemovalLeavesNothing() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders", "keys")).trigger(route("ANY /files/{path+}")),
                bare("Billing").trigger(route("GET /bills")),
                versioned("Keys").authorizer(authorizer("keys"))));
        Report report = account.session().remove(true);
        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(rest().getRestApis().items()).isEmpty();
        assertThat(account.session().remove(true).outcomes()).isEmpty();
    }

    @Test
    void theRemovalOfOneFunctionDeploysTheApiWithoutItsRoutes() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills"))));
        TestAccount.Session session = account.session().only("Shop");
        assertThat(TestAccount.failure(session.remove(true))).isEmpty();
        assertThat(changes(session.interference()))
                .containsSubsequence("DeleteMethod", "CreateDeployment", "RemovePermission", "DeleteFunction");
        assertThat(methods()).containsOnlyKeys("GET /bills");
    }
}
