package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.manifest.HttpApiSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** Routes of the HTTP API lead to their function's target, and nothing else of the API is touched. */
final class HttpRouteTest extends HttpAccount {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRouteLeadsToTheTargetAndMayCallIt(boolean published) {
        Functions orders = published ? versioned("Orders") : bare("Orders");
        Module module = code(orders.trigger(route("GET /orders/{id}"))
                .trigger(route("ANY /files/{path+}"))
                .trigger(route("$default")));
        deployed(module);

        assertThat(api().name()).isEqualTo("shop-dev");
        assertThat(api().protocolType()).isEqualTo(ProtocolType.HTTP);
        assertThat(api().tags()).containsOnlyKeys("mvnlambda:app", "mvnlambda:stage");
        assertThat(api().corsConfiguration().allowOrigins()).containsExactly("*");
        assertThat(account.apis()
                        .getStage(r -> r.apiId(api().apiId()).stageName("$default"))
                        .autoDeploy())
                .isTrue();
        String qualifier = published ? LATEST : "";
        assertThat(integrations()).singleElement().satisfies(one -> {
            assertThat(one.integrationUri()).isEqualTo(ARN + "Orders" + qualifier);
            assertThat(one.payloadFormatVersion()).isEqualTo("2.0");
        });
        assertThat(routes())
                .containsExactly(
                        "$default → Orders" + qualifier,
                        "ANY /files/{path+} → Orders" + qualifier,
                        "GET /orders/{id} → Orders" + qualifier);
        String sources = "arn:aws:execute-api:us-east-1:000000000000:" + api().apiId();
        assertThat(granted("Orders", published ? "LatestAlias" : null))
                .containsExactlyInAnyOrder(sources + "/*/*", sources + "/*/*/files/*", sources + "/*/*/orders/*");
        assertThat(granted("Orders", published ? null : "LatestAlias")).isEmpty();
        findsNothingMore(module);
    }

    @Test
    void functionsShareOneApiAndReadItsAddress() {
        Module module = code(
                versioned("Orders").trigger(route("GET /orders")),
                bare("Bills").trigger(route("GET /bills")),
                bare("Silent"));
        Report report = account.session().deploy(module);

        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(routes()).containsExactly("GET /bills → Bills", "GET /orders → Orders:LatestAlias");
        String told = "{\"url\":\"" + api().apiEndpoint() + "\"}";
        assertThat(variable("Orders")).isEqualTo(told);
        assertThat(variable("Bills")).isEqualTo(told);
        assertThat(variable("Silent")).isNull();
        assertThat(report.apis()).containsExactly(Map.entry("http", api().apiEndpoint()));
        assertThat(ReportFormatter.apis(report.apis()))
                .containsExactly("The HTTP API answers at " + api().apiEndpoint());
        findsNothingMore(module);
    }

    @Test
    void whatChangesNothingAsksNothingOfTheApiAndKnowsItsAddress() throws Exception {
        deployed(code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills"))));
        TestAccount.Session again = account.session();
        Report report = again.deploy(code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills"))));

        assertThat(report.outcomes()).isEmpty();
        assertThat(again.interference().calls())
                .extracting(Interference.Call::operation)
                .containsOnly("GetCallerIdentity", "GetFunction");
        JsonNode json = new ObjectMapper().readTree(DeploymentJson.report(report, "d", new Calls()));
        assertThat(json.at("/api/http").asText()).isEqualTo(api().apiEndpoint());
        Status status = account.session().status();
        assertThat(status.apis()).containsEntry("http", api().apiEndpoint());
        assertThat(status.functions().get(1).function().triggers()).containsExactly("http:GET /orders");
    }

    @Test
    void aCodeChangeTouchesNothingDownstream() {
        deployed(code(versioned("Orders").trigger(route("GET /orders"))));
        Interference calls =
                deployed(module(directory, "two", versioned("Orders").trigger(route("GET /orders"))));
        assertThat(calls.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(calls.calls()).extracting(Interference.Call::service).doesNotContain("ApiGatewayV2");
    }

    @Test
    void turningVersionsOnMovesTheTargetInPlaceBetweenTheGrants() {
        deployed(code(bare("Orders").trigger(route("GET /orders")).trigger(route("PUT /orders/{id}"))));
        String integration = integrations().get(0).integrationId();
        List<String> changes = deployed(
                        code(versioned("Orders").trigger(route("GET /orders")).trigger(route("PUT /orders/{id}"))))
                .changes();

        assertThat(changes)
                .containsSubsequence(
                        "CreateAlias",
                        "AddPermission",
                        "AddPermission",
                        "UpdateIntegration",
                        "RemovePermission",
                        "RemovePermission",
                        "TagResource")
                .doesNotContain("CreateIntegration", "CreateRoute", "UpdateRoute", "DeleteRoute", "CreateApi");
        assertThat(integrations()).extracting(Integration::integrationId).containsExactly(integration);
        assertThat(routes())
                .containsExactly("GET /orders → Orders:LatestAlias", "PUT /orders/{id} → Orders:LatestAlias");
        assertThat(granted("Orders", null)).isEmpty();
    }

    @Test
    void turningVersionsOffOrRenamingTheAliasMovesTheTargetInPlaceToo() {
        deployed(code(versioned("Orders").trigger(route("GET /orders"))));
        assertThat(deployed(code(versioned("Orders").alias("Live").trigger(route("GET /orders"))))
                        .changes())
                .containsSubsequence(
                        "CreateAlias", "AddPermission", "UpdateIntegration", "RemovePermission", "DeleteAlias");
        assertThat(routes()).containsExactly("GET /orders → Orders:Live");
        Module bare = code(bare("Orders").trigger(route("GET /orders")));
        assertThat(deployed(bare).changes())
                .containsSubsequence("AddPermission", "UpdateIntegration", "DeleteAlias")
                .doesNotContain("CreateIntegration");
        assertThat(routes()).containsExactly("GET /orders → Orders");
        findsNothingMore(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":1", ":Other"})
    void aTargetThatWasMovedByHandIsMovedBack(String qualifier) {
        Module module = code(versioned("Orders").trigger(route("GET /orders")));
        deployed(module);
        account.apis()
                .updateIntegration(r -> r.apiId(api().apiId())
                        .integrationId(integrations().get(0).integrationId())
                        .integrationUri(ARN + "Orders" + qualifier));
        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateIntegration");
        assertThat(routes()).containsExactly("GET /orders → Orders:LatestAlias");
    }

    @Test
    void aRouteThatIsRemovedGoesBeforeItsGrant() {
        deployed(code(versioned("Orders").trigger(route("GET /orders")).trigger(route("GET /bills"))));
        Module one = code(versioned("Orders").trigger(route("GET /orders")));
        assertThat(deployed(one).changes()).containsExactly("DeleteRoute", "RemovePermission", "TagResource");
        assertThat(routes()).containsExactly("GET /orders → Orders:LatestAlias");
        findsNothingMore(one);
    }

    @Test
    void theLastRouteTakesTheApiWithIt() {
        deployed(code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills"))));
        Module one = code(versioned("Orders").trigger(route("GET /orders")), bare("Bills"));
        assertThat(deployed(one).changes())
                .containsSubsequence("DeleteRoute", "DeleteIntegration", "RemovePermission")
                .doesNotContain("DeleteApi");
        assertThat(routes()).containsExactly("GET /orders → Orders:LatestAlias");
        assertThat(variable("Bills")).isNull();
        findsNothingMore(one);
        Module none = code(versioned("Orders"), bare("Bills"));
        assertThat(deployed(none).changes()).containsSubsequence("DeleteRoute", "DeleteIntegration", "DeleteApi");
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
        findsNothingMore(none);
    }

    @Test
    void aHandlerThatIsRemovedTakesItsRoutesAlong() {
        deployed(code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills"))));
        deployed(account.session().whole(), code(bare("Bills").trigger(route("GET /bills"))));
        assertThat(routes()).containsExactly("GET /bills → Bills");
        deployed(account.session().whole(), code(bare("Silent")));
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
    }

    @Test
    void aRouteMayGoFromOneFunctionToAnother() {
        deployed(
                code(versioned("Orders").trigger(route("GET /a")), bare("Bills").trigger(route("GET /b"))));
        Module swapped =
                code(versioned("Orders").trigger(route("GET /b")), bare("Bills").trigger(route("GET /a")));
        assertThat(deployed(swapped).changes()).contains("UpdateRoute").doesNotContain("CreateRoute", "DeleteRoute");
        assertThat(routes()).containsExactly("GET /a → Bills", "GET /b → Orders:LatestAlias");
        findsNothingMore(swapped);
        Module one = code(versioned("Orders").trigger(route("GET /a")).trigger(route("GET /b")));
        assertThat(deployed(account.session().whole(), one).changes()).doesNotContain("DeleteRoute");
        assertThat(routes()).containsExactly("GET /a → Orders:LatestAlias", "GET /b → Orders:LatestAlias");
        findsNothingMore(one);
    }

    @Test
    void aDeployOfOneFunctionLeavesTheRoutesOfOthers() {
        deployed(code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills"))));
        deployed(
                account.session().only("Orders"),
                code(versioned("Orders"), bare("Bills").trigger(route("GET /bills"))));
        assertThat(routes()).containsExactly("GET /bills → Bills");
        assertThat(TestAccount.failure(account.session().only("Bills").remove(false)))
                .isEmpty();
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
    }

    @Test
    void aRemovalTakesTheWholeApi() {
        deployed(with(
                null,
                List.of(CUSTOMERS),
                versioned("Orders").trigger(route("GET /orders", "customers")).trigger(route("GET /keys", "keys")),
                bare("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of(), 0))));
        Report report = account.session().remove(true);
        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
        assertThat(account.session().remove(true).outcomes()).isEmpty();
    }

    @Test
    void aRemovalFindsTheApiOfFunctionsThatAreGone() {
        deployed(code(bare("Orders").trigger(route("GET /orders"))));
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Orders"));
        assertThat(TestAccount.failure(account.session().remove(true))).isEmpty();
        assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
    }

    @Test
    void anApiThatWasDeletedOrChangedByHandIsHealed() {
        Module module = code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills")));
        deployed(module);
        String id = api().apiId();
        account.apis().deleteStage(r -> r.apiId(id).stageName("$default"));
        account.apis().deleteCorsConfiguration(r -> r.apiId(id));
        assertThat(deployed(account.session().refresh(), module).changes())
                .containsExactlyInAnyOrder("UpdateApi", "CreateStage");
        account.apis().deleteApi(r -> r.apiId(id));
        deployed(account.session().refresh(), module);
        assertThat(api().apiId()).isNotEqualTo(id);
        assertThat(routes()).containsExactly("GET /bills → Bills", "GET /orders → Orders:LatestAlias");
        assertThat(variable("Bills")).contains(api().apiEndpoint());
        findsNothingMore(module);
    }

    @Test
    void aNewRouteFindsThatTheApiIsGoneAndBringsTheOthersBack() {
        deployed(code(versioned("Orders").trigger(route("GET /orders"))));
        account.apis().deleteApi(r -> r.apiId(api().apiId()));
        Module more = code(
                versioned("Orders").trigger(route("GET /orders")), bare("Bills").trigger(route("GET /bills")));
        deployed(more);
        assertThat(routes()).containsExactly("GET /bills → Bills", "GET /orders → Orders:LatestAlias");
        findsNothingMore(more);
    }

    @Test
    void rulesForPagesOfOtherOriginsAreChangedInPlace() {
        deployed(code(bare("Orders").trigger(route("GET /orders"))));
        CorsSpec cors =
                new CorsSpec(List.of("https://a.example"), List.of("GET"), List.of("X-A"), List.of("X-B"), true, 60);
        Module changed = with(new HttpApiSpec(cors), List.of(), bare("Orders").trigger(route("GET /orders")));
        assertThat(deployed(changed).changes()).containsExactly("UpdateApi", "TagResource");
        assertThat(api().corsConfiguration().allowOrigins()).containsExactly("https://a.example");
        assertThat(api().corsConfiguration().maxAge()).isEqualTo(60);
        assertThat(api().corsConfiguration().allowHeaders()).containsExactly("x-a");
        assertThat(api().corsConfiguration().exposeHeaders()).containsExactly("x-b");
        findsNothingMore(changed);
        Module none = with(new HttpApiSpec(null), List.of(), bare("Orders").trigger(route("GET /orders")));
        assertThat(deployed(none).changes()).containsExactly("DeleteCorsConfiguration", "TagResource");
        assertThat(api().corsConfiguration()).isNull();
        findsNothingMore(none);
    }

    @Test
    void modulesShareTheApi() {
        Module orders = module(directory, "one", versioned("Orders").trigger(route("GET /orders", "keys")));
        Module keys = module(
                directory,
                "two",
                bare("Keys")
                        .authorizer(new AuthorizerSpec("keys", "HTTP", List.of(), 0))
                        .trigger(route("GET /keys")));
        deployed(account.session(), orders, keys);
        assertThat(routes()).containsExactly("GET /keys → Keys", "GET /orders → Orders:LatestAlias");
        assertThat(account.session().plan(orders, keys).plan().steps()).isEmpty();
    }

    @Test
    void whatModulesSayMayNotContradict() {
        Module one = with(
                new HttpApiSpec(null), List.of(CUSTOMERS), bare("Orders").trigger(route("GET /orders/{id}", "kyes")));
        Module two = with(
                new HttpApiSpec(new CorsSpec(List.of("*"), List.of("*"), List.of("*"), List.of(), false, 0)),
                List.of(CUSTOMERS, new JwtAuthorizerSpec("plain", "http://login.example", List.of("a"), List.of())),
                bare("Bills").trigger(route("GET /orders/{key}")).trigger(route("bills")));
        assertThatThrownBy(() -> account.session().plan(one, two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Two modules say with @HttpApi how the HTTP API is")
                .hasMessageContaining("Two authorizers of the HTTP API are called customers")
                .hasMessageContaining("plain has the issuer 'http://login.example'")
                .hasMessageContaining("Orders names the authorizer 'kyes' for its route 'GET /orders/{id}'")
                .hasMessageContaining("there are IAM, customers, plain")
                .hasMessageContaining("Orders and Bills both have the route 'GET /orders/{key}'")
                .hasMessageContaining("Bills has the route 'bills', but a route is a method, a space and a path");
    }

    private @Nullable String variable(String function) {
        var environment = account.lambda()
                .getFunctionConfiguration(r -> r.functionName("shop-dev-" + function))
                .environment();
        return environment == null ? null : environment.variables().get("MVNLAMBDA_RESOURCE_API");
    }
}
