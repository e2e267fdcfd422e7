package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** What others put into the HTTP API of an app and stage is left and said. */
final class HttpOwnershipTest extends HttpAccount {
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
}
