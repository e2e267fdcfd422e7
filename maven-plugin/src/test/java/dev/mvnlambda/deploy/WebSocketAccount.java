package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;

/** An account with the one WebSocket API of an app and stage. */
abstract class WebSocketAccount extends DeployedAccount {
    final ApiGatewayV2Client apis() {
        return account.client(ApiGatewayV2Client.class);
    }

    final String api() {
        List<Api> all = apis().getApis(r -> {}).items();
        assertThat(all).hasSize(1);
        return all.get(0).apiId();
    }

    static RouteSpec route(String key) {
        return route(key, "");
    }

    static RouteSpec route(String key, String authorizer) {
        return new RouteSpec("WEBSOCKET", key, authorizer, false);
    }

    static AuthorizerSpec authorizer(String name) {
        return new AuthorizerSpec(name, "WEBSOCKET", List.of("route.request.header.X-Key"), 0);
    }

    static String invokes(String target) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + target + "/invocations";
    }
}
