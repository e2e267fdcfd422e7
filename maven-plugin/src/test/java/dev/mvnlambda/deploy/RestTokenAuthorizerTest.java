package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerRequest;

/** Authorizers of the REST API that are handed a token alone. */
final class RestTokenAuthorizerTest extends DeployedAccount {
    private static final String KEYS = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Keys";
    private static final String HEADER = "method.request.header.Authorization";

    private ApiGatewayClient rest() {
        return account.client(ApiGatewayClient.class);
    }

    private String api() {
        return rest().getRestApis().items().get(0).id();
    }

    private Authorizer authorizer() {
        String id = api();
        List<Authorizer> all = rest().getAuthorizers(r -> r.restApiId(id)).items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Module shop(Functions keys) {
        return code(versioned("Shop").trigger(new RouteSpec("REST", "GET /orders", "keys", false)), keys);
    }

    private Module shop(AuthorizerSpec keys) {
        return shop(versioned("Keys").authorizer(keys));
    }

    private static AuthorizerSpec token(int ttl, String... sources) {
        return new AuthorizerSpec("keys", "REST", "TOKEN", List.of(sources), ttl);
    }

    private static AuthorizerSpec request(int ttl, String... sources) {
        return new AuthorizerSpec("keys", "REST", List.of(sources), ttl);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAuthorizerOfTokensReadsOneHeader(boolean versioned) {
        Functions keys = versioned ? versioned("Keys") : bare("Keys");
        Module module = shop(keys.authorizer(token(60, HEADER)));
        deployed(module);
        Authorizer made = authorizer();
        assertThat(made.typeAsString()).isEqualTo("TOKEN");
        assertThat(made.identitySource()).isEqualTo(HEADER);
        assertThat(made.authorizerResultTtlInSeconds()).isEqualTo(60);
        assertThat(made.authorizerUri()).contains(KEYS + (versioned ? ":LatestAlias" : "") + "/invocations");
        findsNothingMore(module);
    }

    @Test
    void whatIsHandedOverChangesInPlace() {
        deployed(shop(request(60, "method.request.header.X-Key", "context.identity.sourceIp")));
        String id = authorizer().id();
        Module after = shop(token(0, HEADER));
        Interference calls = deployed(after);
        assertThat(calls.changes())
                .containsSubsequence("UpdateAuthorizer", "CreateDeployment")
                .doesNotContain("CreateAuthorizer", "DeleteAuthorizer", "UpdateMethod", "PutMethod");
        assertThat(calls.calls())
                .filteredOn(call -> call.request() instanceof UpdateAuthorizerRequest)
                .singleElement()
                .satisfies(call -> assertThat(((UpdateAuthorizerRequest) call.request()).patchOperations())
                        .containsExactlyInAnyOrder(
                                replace("/type", "TOKEN"),
                                replace("/identitySource", HEADER),
                                replace("/authorizerResultTtlInSeconds", "0")));
        assertThat(authorizer().typeAsString()).isEqualTo("TOKEN");
        assertThat(authorizer().id()).isEqualTo(id);
        findsNothingMore(after);
    }

    @Test
    void aWholeRequestIsHandedOverAgain() {
        deployed(shop(token(60, HEADER)));
        Module after = shop(request(0));
        assertThat(deployed(after).changes()).contains("UpdateAuthorizer").doesNotContain("DeleteAuthorizer");
        assertThat(authorizer().typeAsString()).isEqualTo("REQUEST");
        findsNothingMore(after);
    }

    @Test
    void anAuthorizerThatSomebodyMadeOneOfRequestsComesBack() {
        Module module = shop(token(60, HEADER));
        deployed(module);
        Authorizer made = authorizer();
        String id = api();
        rest().updateAuthorizer(
                        r -> r.restApiId(id).authorizerId(made.id()).patchOperations(replace("/type", "REQUEST")));
        assertThat(deployed(account.session().refresh(), module).changes())
                .containsExactly("UpdateAuthorizer", "CreateDeployment", "DeleteDeployment");
        assertThat(authorizer().typeAsString()).isEqualTo("TOKEN");
        findsNothingMore(module);
    }

    @Test
    void aPlaceholderMayNotTurnOutToBeNoHeader() {
        Module module = shop(token(0, "method.request.querystring.${stage}"));
        assertThatThrownBy(() -> account.session().plan(module))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "Keys has the identity source 'method.request.querystring.dev', but a token comes in one header. Write it like method.request.header.Authorization.");
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }
}
