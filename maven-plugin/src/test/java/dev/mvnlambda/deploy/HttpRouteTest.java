package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.manifest.HttpApiSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Routes of the HTTP API lead to their function's target, and nothing else of the API is touched. */
final class HttpRouteTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-";
    private static final String LATEST = ":LatestAlias";
    private static final JwtAuthorizerSpec CUSTOMERS =
            new JwtAuthorizerSpec("customers", "https://login.example", List.of("shop"), List.of("orders"));

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
    void whatOthersPutIntoTheApiStaysAndIsSaid() {
        Module module = code(bare("Orders").trigger(route("GET /orders")));
        deployed(module);
        String id = api().apiId();
        String foreign = account.apis()
                .createIntegration(r -> r.apiId(id)
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationMethod("GET")
                        .integrationUri("https://example.com")
                        .payloadFormatVersion("1.0"))
                .integrationId();
        account.apis().createRoute(r -> r.apiId(id).routeKey("GET /theirs").target("integrations/" + foreign));
        String ours = integrations().stream()
                .map(Integration::integrationId)
                .filter(one -> !one.equals(foreign))
                .findFirst()
                .orElseThrow();
        account.apis().createRoute(r -> r.apiId(id).routeKey("GET /byhand").target("integrations/" + ours));

        Planned plan = account.session().refresh().plan(module);
        assertThat(plan.plan().steps()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("GET /byhand", "left alone");
        Module without = code(bare("Orders"));
        TestAccount.Session removing = account.session();
        Report report = removing.deploy(without);
        assertThat(removing.interference().changes()).doesNotContain("DeleteApi");
        assertThat(report.planned().warnings()).anyMatch(warning -> warning.contains("GET /theirs"));
        assertThat(account.apis().getRoutes(r -> r.apiId(id)).items())
                .extracting(Route::routeKey)
                .contains("GET /theirs", "GET /byhand");
    }

    @Test
    void aRouteWithAnIntegrationThatSomebodyMadeIsLeftThoughAGrantOfOursIsForItsPath() {
        Module module = code(bare("Orders").trigger(route("GET /orders")));
        deployed(module);
        String id = api().apiId();
        String theirs = account.apis()
                .createIntegration(r -> r.apiId(id)
                        .integrationType(IntegrationType.AWS_PROXY)
                        .integrationUri(ARN + "Orders")
                        .payloadFormatVersion("1.0"))
                .integrationId();
        account.apis().createRoute(r -> r.apiId(id).routeKey("POST /orders").target("integrations/" + theirs));

        Planned plan = account.session().refresh().plan(module);
        assertThat(plan.plan().steps()).isEmpty();
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .contains("The route POST /orders of the HTTP API", "leads to shop-dev-Orders too", "left alone");
    }

    @Test
    void aRouteThatLeadsElsewhereIsInTheWay() {
        deployed(code(bare("Orders").trigger(route("GET /orders"))));
        String id = api().apiId();
        String foreign = account.apis()
                .createIntegration(r -> r.apiId(id)
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationMethod("GET")
                        .integrationUri("https://example.com")
                        .payloadFormatVersion("1.0"))
                .integrationId();
        account.apis().createRoute(r -> r.apiId(id).routeKey("GET /theirs").target("integrations/" + foreign));
        assertThat(account.session()
                        .plan(code(bare("Orders").trigger(route("GET /orders")).trigger(route("GET /theirs"))))
                        .plan()
                        .obstacles())
                .singleElement()
                .asString()
                .contains("Orders has @HttpRoute(\"GET /theirs\")", "https://example.com", "Delete it there");
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
    void aNewRouteFindsTheAuthorizerOfAFunctionThatDoesNotChange() {
        Functions keys = versioned("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of(), 0));
        deployed(code(keys, versioned("Orders").trigger(route("GET /a"))));
        Module more = code(keys, versioned("Orders").trigger(route("GET /a")).trigger(route("GET /b", "keys")));
        deployed(more);
        assertThat(routesWith()).contains("GET /b CUSTOM keys");
        findsNothingMore(more);
    }

    @Test
    void authorizersAreMadeBeforeTheRoutesThatNameThem() {
        Module module = guarded(versioned("Keys"));
        List<String> changes = deployed(module).changes();

        assertThat(changes).containsSubsequence("CreateApi", "CreateAuthorizer", "CreateRoute");
        assertThat(routesWith())
                .containsExactly(
                        "GET /iam AWS_IAM", "GET /jwt JWT mvnlambda-customers [orders]", "GET /keys CUSTOM keys");
        assertThat(authorizer("mvnlambda-customers").jwtConfiguration().issuer())
                .isEqualTo("https://login.example");
        assertThat(authorizer("mvnlambda-customers").jwtConfiguration().audience())
                .containsExactly("shop");
        Authorizer keys = authorizer("keys");
        assertThat(keys.authorizerUri())
                .isEqualTo("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + ARN
                        + "Keys:LatestAlias/invocations");
        assertThat(keys.authorizerPayloadFormatVersion()).isEqualTo("2.0");
        assertThat(keys.enableSimpleResponses()).isTrue();
        assertThat(keys.authorizerResultTtlInSeconds()).isEqualTo(60);
        assertThat(granted("Keys", "LatestAlias"))
                .containsExactly("arn:aws:execute-api:us-east-1:000000000000:" + api().apiId() + "/authorizers/"
                        + keys.authorizerId());
        findsNothingMore(module);
    }

    @Test
    void anAuthorizerMovesInPlaceBetweenTheGrants() {
        deployed(guarded(bare("Keys")));
        Module versioned = guarded(versioned("Keys"));
        assertThat(deployed(versioned).changes())
                .containsSubsequence("CreateAlias", "AddPermission", "UpdateAuthorizer", "RemovePermission")
                .containsOnlyOnce("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .doesNotContain("CreateAuthorizer", "UpdateRoute");
        assertThat(authorizer("keys").authorizerUri()).endsWith("Keys:LatestAlias/invocations");
        findsNothingMore(versioned);
    }

    private void authorizerMoves(Functions before, Functions after, String target) {
        deployed(guarded(before));
        Module moved = guarded(after);
        assertThat(deployed(moved).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .containsOnlyOnce("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer", "UpdateRoute");
        assertThat(authorizer("keys").authorizerUri()).isEqualTo(invokes(target));
        findsNothingMore(moved);
    }

    @Test
    void aRenamedAliasTakesTheAuthorizerAlong() {
        authorizerMoves(versioned("Keys"), versioned("Keys").alias("Live"), ARN + "Keys:Live");
    }

    @Test
    void turningVersionsOffMovesTheAuthorizerBack() {
        authorizerMoves(versioned("Keys"), bare("Keys"), ARN + "Keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":1", ":other"})
    void anAuthorizerThatSomebodyPointedElsewhereComesBack(String qualifier) {
        Module module = guarded(versioned("Keys"));
        deployed(module);
        account.apis()
                .updateAuthorizer(r -> r.apiId(api().apiId())
                        .authorizerId(authorizer("keys").authorizerId())
                        .authorizerUri(invokes(ARN + "Keys" + qualifier)));
        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateAuthorizer");
        assertThat(authorizer("keys").authorizerUri()).isEqualTo(invokes(ARN + "Keys" + LATEST));
        findsNothingMore(module);
    }

    @Test
    void whoseTokensAreTakenIsChangedInPlace() {
        deployed(with(null, List.of(CUSTOMERS), versioned("Orders").trigger(route("GET /jwt", "customers"))));
        String id = authorizer("mvnlambda-customers").authorizerId();
        Module issuer = with(
                null,
                List.of(new JwtAuthorizerSpec(
                        "customers", "https://accounts.example", List.of("shop"), List.of("orders"))),
                versioned("Orders").trigger(route("GET /jwt", "customers")));
        assertThat(deployed(issuer).changes()).containsExactly("UpdateAuthorizer", "TagResource");
        findsNothingMore(issuer);
        Module audience = with(
                null,
                List.of(new JwtAuthorizerSpec(
                        "customers", "https://accounts.example", List.of("app", "shop"), List.of("orders"))),
                versioned("Orders").trigger(route("GET /jwt", "customers")));
        assertThat(deployed(audience).changes()).containsExactly("UpdateAuthorizer", "TagResource");
        findsNothingMore(audience);
        assertThat(authorizer("mvnlambda-customers")).satisfies(one -> {
            assertThat(one.authorizerId()).isEqualTo(id);
            assertThat(one.jwtConfiguration().issuer()).isEqualTo("https://accounts.example");
            assertThat(one.jwtConfiguration().audience()).containsExactlyInAnyOrder("app", "shop");
        });
        account.apis()
                .updateAuthorizer(r -> r.apiId(api().apiId())
                        .authorizerId(id)
                        .jwtConfiguration(
                                jwt -> jwt.issuer("https://theirs.example").audience("app", "shop")));
        assertThat(deployed(account.session().refresh(), audience).changes()).containsExactly("UpdateAuthorizer");
        findsNothingMore(audience);
    }

    private static String invokes(String target) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + target + "/invocations";
    }

    private void authorizerByHand(String name, String target) {
        String id = api().apiId();
        account.apis()
                .createAuthorizer(r -> r.apiId(id)
                        .name(name)
                        .authorizerType(AuthorizerType.REQUEST)
                        .authorizerUri(invokes(target))
                        .authorizerPayloadFormatVersion("2.0")
                        .identitySource("$request.header.X"));
    }

    @Test
    void anAuthorizerThatSomebodyMadeIsLeftAndSaid() {
        Module module = guarded(versioned("Keys"));
        deployed(module);
        authorizerByHand("theirs", ARN + "Keys");

        Planned plan = account.session().refresh().plan(module);
        assertThat(plan.plan().steps()).isEmpty();
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .contains("The authorizer theirs of the HTTP API", "leads to shop-dev-Keys too", "left alone");
        deployed(code(versioned("Keys"), versioned("Orders").trigger(route("GET /keys"))));
        assertThat(account.apis().getAuthorizers(r -> r.apiId(api().apiId())).items())
                .extracting(Authorizer::name)
                .containsExactly("theirs");
    }

    @Test
    void anAuthorizerOfThatNameThatLeadsElsewhereIsInTheWay() {
        deployed(code(versioned("Orders").trigger(route("GET /orders"))));
        authorizerByHand("keys", "arn:aws:lambda:us-east-1:000000000000:function:theirs");
        assertThat(account.session()
                        .plan(code(
                                versioned("Orders").trigger(route("GET /orders")),
                                versioned("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of(), 0))))
                        .plan()
                        .obstacles())
                .singleElement()
                .asString()
                .contains("Keys is the @Authorizer 'keys', but the HTTP API", "has one", "function:theirs");
    }

    @Test
    void anotherFunctionMayBecomeTheAuthorizer() {
        AuthorizerSpec keys = new AuthorizerSpec("keys", "HTTP", List.of(), 0);
        Functions orders = versioned("Orders").trigger(route("GET /orders", "keys"));
        deployed(code(orders, versioned("Keys").authorizer(keys), versioned("Locks")));
        Module handed = code(orders, versioned("Keys"), versioned("Locks").authorizer(keys));
        account.parallelism(4);
        assertThat(deployed(handed).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer", "UpdateRoute");
        assertThat(authorizer("keys").authorizerUri()).contains("shop-dev-Locks:LatestAlias");
        findsNothingMore(handed);
    }

    @Test
    void anAuthorizerThatNoRouteNamesAnyMoreGoesAfterTheRoutesChanged() {
        deployed(guarded(bare("Keys")));
        Module open = with(
                null,
                List.of(CUSTOMERS),
                bare("Keys"),
                versioned("Orders").trigger(route("GET /jwt")).trigger(route("GET /keys")));
        assertThat(deployed(open).changes())
                .containsSubsequence("UpdateRoute", "DeleteAuthorizer")
                .containsSubsequence("DeleteAuthorizer", "TagResource");
        assertThat(account.apis().getAuthorizers(r -> r.apiId(api().apiId())).items())
                .isEmpty();
        findsNothingMore(open);
    }

    @Test
    void aDeployOfOneFunctionTakesTheAuthorizersOfItsRoutesAlong() {
        deployed(account.session().only("Orders"), guarded(bare("Keys")));
        assertThat(routesWith()).contains("GET /keys CUSTOM keys");
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

    private Module guarded(Functions keys) {
        return with(
                null,
                List.of(CUSTOMERS),
                keys.authorizer(new AuthorizerSpec("keys", "HTTP", List.of("$request.header.X-Key"), 60)),
                versioned("Orders")
                        .trigger(route("GET /jwt", "customers"))
                        .trigger(route("GET /keys", "keys"))
                        .trigger(route("GET /iam", "IAM")));
    }

    private Module with(@Nullable HttpApiSpec http, List<JwtAuthorizerSpec> jwts, Functions... functions) {
        Module plain = code(functions);
        return new Module(
                new Manifest(Arrays.stream(functions).map(Functions::spec).toList(), jwts, http), plain.archive());
    }

    private static RouteSpec route(String key) {
        return route(key, "");
    }

    private static RouteSpec route(String key, String authorizer) {
        return new RouteSpec("HTTP", key, authorizer, false);
    }

    private Api api() {
        List<Api> all = account.apis().getApis(r -> {}).items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Integration> integrations() {
        return account.apis().getIntegrations(r -> r.apiId(api().apiId())).items();
    }

    private Authorizer authorizer(String name) {
        return account.apis().getAuthorizers(r -> r.apiId(api().apiId())).items().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sorted: what each calls. */
    private List<String> routes() {
        return account.apis().getRoutes(r -> r.apiId(api().apiId())).items().stream()
                .map(route -> route.routeKey() + " → "
                        + integrations().stream()
                                .filter(one -> route.target().equals("integrations/" + one.integrationId()))
                                .map(one -> one.integrationUri().substring(ARN.length()))
                                .findFirst()
                                .orElseThrow())
                .sorted()
                .toList();
    }

    /** Sorted: what guards each. */
    private List<String> routesWith() {
        return account.apis().getRoutes(r -> r.apiId(api().apiId())).items().stream()
                .map(route -> route.routeKey() + " " + route.authorizationTypeAsString()
                        + account.apis().getAuthorizers(r -> r.apiId(api().apiId())).items().stream()
                                .filter(one -> one.authorizerId().equals(route.authorizerId()))
                                .map(one -> " " + one.name())
                                .collect(Collectors.joining())
                        + (route.authorizationScopes().isEmpty() ? "" : " " + route.authorizationScopes()))
                .sorted()
                .toList();
    }

    private @Nullable String variable(String function) {
        var environment = account.lambda()
                .getFunctionConfiguration(r -> r.functionName("shop-dev-" + function))
                .environment();
        return environment == null ? null : environment.variables().get("MVNLAMBDA_RESOURCE_API");
    }

    /** The sources that the policy of a qualifier names. */
    private Set<String> granted(String function, @Nullable String qualifier) {
        Set<String> sources = new TreeSet<>();
        try {
            String policy = account.lambda()
                    .getPolicy(r -> r.functionName("shop-dev-" + function).qualifier(qualifier))
                    .policy();
            for (JsonNode statement : new ObjectMapper().readTree(policy).path("Statement")) {
                assertThat(statement.at("/Principal/Service").asText()).isEqualTo("apigateway.amazonaws.com");
                sources.add(statement.findPath("AWS:SourceArn").asText());
            }
        } catch (ResourceNotFoundException e) {
            return sources;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return sources;
    }
}
