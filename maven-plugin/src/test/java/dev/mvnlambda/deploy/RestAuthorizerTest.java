package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Authorizers of the one REST API of an app and stage: made before the routes that ask them, moved in place, removed after. */
final class RestAuthorizerTest extends RestAccount {
    @Test
    void anotherFunctionMayBecomeTheAuthorizer() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys").authorizer(authorizer("keys")),
                versioned("Locks")));
        Module handed = code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys"),
                versioned("Locks").authorizer(authorizer("keys")));
        account.parallelism(4);
        assertThat(deployed(handed).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "CreateDeployment")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer");
        String id = api();
        assertThat(rest().getAuthorizers(r -> r.restApiId(id)).items())
                .singleElement()
                .extracting(Authorizer::authorizerUri)
                .asString()
                .contains("shop-dev-Locks:LatestAlias");
        findsNothingMore(handed);
    }

    @Test
    void anAuthorizerIsMadeBeforeItsGrantAndTheRoutesThatAskIt() {
        Module module = code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        Interference calls = deployed(module);
        assertThat(changes(calls)).containsSubsequence("CreateAuthorizer", "PutMethod", "CreateDeployment");
        String id = api();
        var authorizer = rest().getAuthorizers(r -> r.restApiId(id)).items().get(0);
        assertThat(authorizer.typeAsString()).isEqualTo("REQUEST");
        assertThat(authorizer.authorizerResultTtlInSeconds()).isEqualTo(60);
        assertThat(authorizer.identitySource()).isEqualTo("method.request.header.X-Key");
        assertThat(authorizer.authorizerUri())
                .isEqualTo(invokes("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Keys:LatestAlias"));
        assertThat(method("GET /orders").authorizationType()).isEqualTo("CUSTOM");
        assertThat(method("GET /orders").authorizerId()).isEqualTo(authorizer.id());
        assertThat(account.lambda()
                        .getPolicy(r -> r.functionName("shop-dev-Keys").qualifier("LatestAlias"))
                        .policy())
                .contains("execute-api:us-east-1:000000000000:" + id + "/authorizers/" + authorizer.id());
        findsNothingMore(module);
    }

    @Test
    void anAuthorizerMovesInPlaceAndItsOldGrantGoesAfterTheDeployment() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                bare("Keys").authorizer(authorizer("keys"))));
        Module after = code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        List<String> changes = changes(deployed(after));
        assertThat(changes)
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "CreateDeployment", "RemovePermission")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer", "PutMethod", "UpdateMethod");
        findsNothingMore(after);
    }

    private void authorizerMoves(Functions before, Functions after, String target) {
        deployed(code(versioned("Shop").trigger(route("GET /orders", "keys")), before.authorizer(authorizer("keys"))));
        Module moved =
                code(versioned("Shop").trigger(route("GET /orders", "keys")), after.authorizer(authorizer("keys")));
        assertThat(deployed(moved).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "CreateDeployment", "RemovePermission")
                .containsOnlyOnce("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer", "PutMethod", "UpdateMethod");
        assertThat(authorizerUri()).isEqualTo(invokes(target));
        findsNothingMore(moved);
    }

    @Test
    void aRenamedAliasTakesTheAuthorizerAlong() {
        authorizerMoves(versioned("Keys"), versioned("Keys").alias("Live"), KEYS + ":Live");
    }

    @Test
    void turningVersionsOffMovesTheAuthorizerBack() {
        authorizerMoves(versioned("Keys"), bare("Keys"), KEYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":$LATEST", ":1", ":other"})
    void anAuthorizerThatSomebodyPointedElsewhereComesBack(String qualifier) {
        Module module = code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        deployed(module);
        String id = api();
        String authorizer =
                rest().getAuthorizers(r -> r.restApiId(id)).items().get(0).id();
        rest().updateAuthorizer(r -> r.restApiId(id)
                .authorizerId(authorizer)
                .patchOperations(PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/authorizerUri")
                        .value(invokes(KEYS + qualifier))
                        .build()));
        assertThat(deployed(account.session().refresh(), module).changes())
                .containsExactly("UpdateAuthorizer", "CreateDeployment", "DeleteDeployment");
        assertThat(authorizerUri()).isEqualTo(invokes(KEYS + ":LatestAlias"));
        findsNothingMore(module);
    }

    private String authorizerUri() {
        String id = api();
        List<Authorizer> all = rest().getAuthorizers(r -> r.restApiId(id)).items();
        assertThat(all).hasSize(1);
        return all.get(0).authorizerUri();
    }

    @Test
    void anAuthorizerGoesAfterTheRoutesThatAskIt() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders", "keys")),
                versioned("Keys").authorizer(authorizer("keys"))));
        Module open = code(versioned("Shop").trigger(route("GET /orders")), versioned("Keys"));
        account.parallelism(4);
        assertThat(changes(deployed(open)))
                .containsSubsequence("UpdateMethod", "DeleteAuthorizer", "CreateDeployment", "RemovePermission");
        findsNothingMore(open);
    }
}
