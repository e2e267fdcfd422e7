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
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;

/** Authorizers of the one WebSocket API of an app and stage. */
final class WebSocketAuthorizerTest extends WebSocketAccount {
    private static final String KEYS = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Keys";

    private void authorizerByHand(String name, String target) {
        String id = api();
        apis().createAuthorizer(r -> r.apiId(id)
                .name(name)
                .authorizerType(AuthorizerType.REQUEST)
                .authorizerUri(invokes(target))
                .identitySource("route.request.header.X"));
    }

    @Test
    void anAuthorizerThatSomebodyMadeIsLeftAndSaid() {
        Module module = code(
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        deployed(module);
        authorizerByHand("theirs", KEYS);

        Planned plan = account.session().refresh().plan(module);
        assertThat(plan.plan().steps()).isEmpty();
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .contains("The authorizer theirs of the WebSocket API shop-dev leads to shop-dev-Keys", "left alone");
        deployed(code(versioned("Shop").trigger(route("$connect")), versioned("Keys")));
        String id = api();
        assertThat(apis().getAuthorizers(r -> r.apiId(id)).items())
                .extracting(Authorizer::name)
                .containsExactly("theirs");
    }

    @Test
    void anAuthorizerOfThatNameThatLeadsElsewhereIsInTheWay() {
        deployed(code(versioned("Shop").trigger(route("$connect"))));
        authorizerByHand("keys", "arn:aws:lambda:us-east-1:000000000000:function:theirs");
        assertThat(account.session()
                        .plan(code(
                                versioned("Shop").trigger(route("$connect")),
                                versioned("Keys").authorizer(authorizer("keys"))))
                        .plan()
                        .obstacles())
                .singleElement()
                .asString()
                .contains("Keys is the @Authorizer 'keys', but the WebSocket API shop-dev has one", "function:theirs");
    }

    @Test
    void anotherFunctionMayBecomeTheAuthorizer() {
        deployed(code(
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys").authorizer(authorizer("keys")),
                versioned("Locks")));
        Module handed = code(
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys"),
                versioned("Locks").authorizer(authorizer("keys")));
        account.parallelism(4);
        assertThat(deployed(handed).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer");
        String id = api();
        assertThat(apis().getAuthorizers(r -> r.apiId(id)).items())
                .singleElement()
                .extracting(Authorizer::authorizerUri)
                .asString()
                .contains("shop-dev-Locks:LatestAlias");
        findsNothingMore(handed);
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

    private void authorizerMoves(Functions before, Functions after, String target) {
        deployed(code(versioned("Shop").trigger(route("$connect", "keys")), before.authorizer(authorizer("keys"))));
        Module moved = code(versioned("Shop").trigger(route("$connect", "keys")), after.authorizer(authorizer("keys")));
        assertThat(deployed(moved).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .containsOnlyOnce("AddPermission", "UpdateAuthorizer", "RemovePermission")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer", "UpdateRoute");
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
                versioned("Shop").trigger(route("$connect", "keys")),
                versioned("Keys").authorizer(authorizer("keys")));
        deployed(module);
        String id = api();
        String authorizer =
                apis().getAuthorizers(r -> r.apiId(id)).items().get(0).authorizerId();
        apis().updateAuthorizer(r -> r.apiId(id).authorizerId(authorizer).authorizerUri(invokes(KEYS + qualifier)));
        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateAuthorizer");
        assertThat(authorizerUri()).isEqualTo(invokes(KEYS + ":LatestAlias"));
        findsNothingMore(module);
    }

    private String authorizerUri() {
        String id = api();
        List<Authorizer> all = apis().getAuthorizers(r -> r.apiId(id)).items();
        assertThat(all).hasSize(1);
        return all.get(0).authorizerUri();
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
}
