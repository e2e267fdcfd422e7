package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** Authorizers of the HTTP API: made before the routes that name them, changed and moved in place, removed after. */
final class HttpAuthorizerTest extends HttpAccount {
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
}
