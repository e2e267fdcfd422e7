package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.RouteSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** Over real HTTP, whichever answer of API Gateway is lost, the deploy goes on, though most of what it makes it makes twice then. */
final class LostApiAnswerTest {
    private static final String SERVICE = "apigateway";

    @TempDir
    private Path directory;

    @Test
    void ofAnHttpApi() throws IOException {
        Module first = module(
                bare("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of(), 0)),
                bare("Orders").trigger(route("HTTP", "GET /a", "keys")).trigger(route("HTTP", "GET /b", "customers")),
                bare("Bills").trigger(route("HTTP", "GET /c", "")));
        Module moved = module(
                versioned("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of(), 0)),
                versioned("Orders").trigger(route("HTTP", "GET /a", "")).trigger(route("HTTP", "GET /b", "keys")),
                bare("Bills"));
        int answers = LossyAccount.everywhere(directory, SERVICE, account -> {
            account.deploy(first);
            holds(account, List.of("keys", "mvnlambda-customers"), 2);
            account.deploy(moved);
            holds(account, List.of("keys"), 1);
            account.remove(moved);
            assertThat(account.client(ApiGatewayV2Client.class).getApis(r -> {}).items())
                    .isEmpty();
        });
        assertThat(answers).isGreaterThan(15);
    }

    @Test
    void ofAWebSocketApi() throws IOException {
        AuthorizerSpec keys = new AuthorizerSpec("keys", "WEBSOCKET", List.of("route.request.header.X"), 0);
        Module first = module(
                bare("Keys").authorizer(keys),
                bare("Orders")
                        .trigger(route("WEBSOCKET", "$connect", "keys"))
                        .trigger(route("WEBSOCKET", "order", "")));
        Module moved = module(
                versioned("Keys").authorizer(keys),
                versioned("Orders").trigger(route("WEBSOCKET", "$connect", "keys")));
        int answers = LossyAccount.everywhere(directory, SERVICE, account -> {
            account.deploy(first);
            holds(account, List.of("keys"), 2);
            account.deploy(moved);
            holds(account, List.of("keys"), 1);
            account.remove(moved);
            assertThat(account.client(ApiGatewayV2Client.class).getApis(r -> {}).items())
                    .isEmpty();
        });
        assertThat(answers).isGreaterThan(10);
    }

    @Test
    void ofARestApi() throws IOException {
        AuthorizerSpec keys = new AuthorizerSpec("keys", "REST", List.of("method.request.header.X"), 0);
        Module first = module(
                bare("Keys").authorizer(keys),
                bare("Orders").trigger(route("REST", "GET /a/{id}", "keys")).trigger(route("REST", "GET /b", "")));
        Module moved = module(
                versioned("Keys").authorizer(keys), versioned("Orders").trigger(route("REST", "GET /a/{id}", "IAM")));
        int answers = LossyAccount.everywhere(directory, SERVICE, account -> {
            account.deploy(first);
            holdsRest(account);
            account.deploy(moved);
            holdsRest(account);
            account.remove(moved);
            assertThat(account.client(ApiGatewayClient.class).getRestApis().items())
                    .isEmpty();
        });
        assertThat(answers).isGreaterThan(15);
    }

    /** One API, and nothing in it twice. */
    private static void holds(LossyAccount account, List<String> authorizers, int integrations) {
        ApiGatewayV2Client apis = account.client(ApiGatewayV2Client.class);
        assertThat(apis.getApis(r -> {}).items()).singleElement().satisfies(api -> {
            assertThat(apis.getAuthorizers(r -> r.apiId(api.apiId())).items())
                    .extracting(Authorizer::name)
                    .containsExactlyInAnyOrderElementsOf(authorizers);
            assertThat(apis.getIntegrations(r -> r.apiId(api.apiId())).items()).hasSize(integrations);
        });
    }

    private static void holdsRest(LossyAccount account) {
        ApiGatewayClient rest = account.client(ApiGatewayClient.class);
        assertThat(rest.getRestApis().items()).singleElement().satisfies(api -> {
            assertThat(rest.getAuthorizers(r -> r.restApiId(api.id())).items()).hasSize(1);
            assertThat(rest.getDeployments(r -> r.restApiId(api.id())).items()).hasSize(1);
        });
    }

    private static RouteSpec route(String api, String key, String authorizer) {
        return new RouteSpec(api, key, authorizer, false);
    }

    private Module module(Functions... functions) {
        Module plain = Functions.module(directory, "one", functions);
        return new Module(
                new Manifest(
                        Arrays.stream(functions).map(Functions::spec).toList(),
                        List.of(new JwtAuthorizerSpec(
                                "customers", "https://login.example", List.of("shop"), List.of())),
                        null),
                plain.archive());
    }
}
