package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;

/** What others have in the REST API of an app and stage, or beside it, is left and said. */
final class RestOwnershipTest extends RestAccount {
    @Test
    void whatSomebodyElseHasInTheApiIsLeftAndSaidAndKeepsTheApi() {
        deployed(code(versioned("Shop").trigger(route("GET /orders"))));
        String id = api();
        String root = rest().getRestApis().items().get(0).rootResourceId();
        rest().putMethod(r ->
                r.restApiId(id).resourceId(root).httpMethod("PATCH").authorizationType("NONE"));
        rest().putIntegration(r ->
                r.restApiId(id).resourceId(root).httpMethod("PATCH").type(IntegrationType.MOCK));
        rest().putMethod(r -> r.restApiId(id).resourceId(root).httpMethod("PUT").authorizationType("NONE"));
        rest().putIntegration(r -> r.restApiId(id)
                .resourceId(root)
                .httpMethod("PUT")
                .type(IntegrationType.HTTP_PROXY)
                .integrationHttpMethod("PUT")
                .uri("https://example.com"));
        Module left = code(versioned("Shop"));
        assertThat(account.session().plan(left).warnings())
                .anySatisfy(line -> assertThat(line)
                        .contains("REST API shop-dev has the route PUT /", "https://example.com", "left alone"));
        deployed(left);
        assertThat(methods()).containsOnlyKeys("PATCH /", "PUT /");
    }

    /** Puts a method at the root, as somebody does by hand. */
    private void byHand(String verb, UnaryOperator<PutIntegrationRequest.Builder> integration) {
        String id = api();
        String root = rest().getRestApis().items().get(0).rootResourceId();
        rest().putMethod(r -> r.restApiId(id).resourceId(root).httpMethod(verb).authorizationType("NONE"));
        rest().putIntegration(integration
                .apply(PutIntegrationRequest.builder()
                        .restApiId(id)
                        .resourceId(root)
                        .httpMethod(verb))
                .build());
    }

    private void byHand(String verb, String target) {
        byHand(
                verb,
                integration -> integration
                        .type(IntegrationType.AWS_PROXY)
                        .integrationHttpMethod("POST")
                        .uri(invokes(target)));
    }

    @Test
    void aRouteThatSomebodyMadeToOurFunctionIsLeftAndSaid() {
        Module module = code(versioned("Shop").trigger(route("GET /orders")));
        deployed(module);
        byHand("PATCH", SHOP + ":LatestAlias");
        byHand("PUT", SHOP);

        Planned plan = account.session().refresh().plan(module);
        assertThat(plan.plan().steps())
                .extracting(step -> step.key().toString())
                .as("what is deployed is the API as it is")
                .containsExactly("rest-deployment/shop-dev");
        assertThat(plan.warnings())
                .anyMatch(
                        line -> line.startsWith("The route PATCH / of the REST API shop-dev leads to shop-dev-Shop too")
                                && line.endsWith("left alone."))
                .anyMatch(line -> line.contains("PUT /"));
        TestAccount.Session removing = account.session();
        assertThat(TestAccount.failure(removing.deploy(code(versioned("Shop")))))
                .isEmpty();
        assertThat(removing.interference().changes()).containsOnlyOnce("DeleteMethod");
        assertThat(methods()).containsOnlyKeys("PATCH /", "PUT /");
        assertThat(uri("PUT /")).isEqualTo(invokes(SHOP));
    }

    @Test
    void aRouteThatLeadsElsewhereIsInTheWay() {
        Module module = code(versioned("Shop").trigger(route("GET /orders")));
        deployed(module);
        byHand("PATCH", integration -> integration.type(IntegrationType.MOCK));
        byHand(
                "PUT",
                integration -> integration
                        .type(IntegrationType.HTTP_PROXY)
                        .integrationHttpMethod("PUT")
                        .uri("https://example.com"));
        byHand("POST", "arn:aws:lambda:us-east-1:000000000000:function:theirs");
        byHand("DELETE", "arn:aws:lambda:us-east-1:111111111111:function:shop-dev-Shop");
        Module more = code(versioned("Shop")
                .trigger(route("GET /orders"))
                .trigger(route("PATCH /"))
                .trigger(route("PUT /"))
                .trigger(route("POST /"))
                .trigger(route("DELETE /")));

        assertThat(account.session().plan(more).plan().obstacles())
                .hasSize(4)
                .allSatisfy(line ->
                        assertThat(line).contains("the REST API shop-dev has that route already", "Delete it there"))
                .anySatisfy(line -> assertThat(line).contains("Shop has @RestRoute(\"PATCH /\")", "leading to MOCK"))
                .anySatisfy(line -> assertThat(line).contains("PUT /", "https://example.com"))
                .anySatisfy(line -> assertThat(line).contains("POST /", "function:theirs"))
                .anySatisfy(line -> assertThat(line).contains("DELETE /", "111111111111"));
        assertThat(account.session().refresh().plan(module).warnings())
                .filteredOn(line -> line.contains("was not made by this app"))
                .hasSize(4);
    }

    private String authorizerByHand(String name, String uri) {
        String id = api();
        return rest().createAuthorizer(r -> r.restApiId(id)
                        .name(name)
                        .type("REQUEST")
                        .authorizerUri(uri)
                        .identitySource("method.request.header.X"))
                .id();
    }

    @Test
    void anAuthorizerThatSomebodyMadeIsLeftAndSaid() {
        Module module = code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        deployed(module);
        authorizerByHand("theirs", invokes(KEYS));

        assertThat(account.session().refresh().plan(module).warnings())
                .singleElement()
                .asString()
                .contains("The authorizer theirs of the REST API shop-dev leads to shop-dev-Keys too", "left alone");
        deployed(account.session().refresh(), module);
        deployed(code(versioned("Shop").trigger(route("GET /orders")), versioned("Keys")));
        String id = api();
        assertThat(rest().getAuthorizers(r -> r.restApiId(id)).items())
                .extracting(Authorizer::name)
                .containsExactly("theirs");
    }

    @Test
    void anAuthorizerOfThatNameThatLeadsElsewhereIsInTheWay() {
        deployed(code(versioned("Shop").trigger(route("GET /orders"))));
        authorizerByHand("keys", invokes("arn:aws:lambda:us-east-1:000000000000:function:theirs"));
        assertThat(account.session()
                        .plan(code(
                                versioned("Shop").trigger(route("GET /orders")),
                                versioned("Keys").authorizer(authorizer("keys"))))
                        .plan()
                        .obstacles())
                .singleElement()
                .asString()
                .contains("Keys is the @Authorizer 'keys', but the REST API shop-dev has one", "function:theirs");
    }

    @Test
    void anotherStagesApiIsNobodysBusiness() {
        rest().createRestApi(r -> r.name("shop-dev"));
        Module module = code(versioned("Shop").trigger(route("GET /orders")));
        deployed(module);
        assertThat(rest().getRestApis().items())
                .as("a name alone marks nothing")
                .hasSize(2);
        findsNothingMore(module);
    }
}
