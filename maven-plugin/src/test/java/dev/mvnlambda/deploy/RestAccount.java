package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** An account with the one REST API of an app and stage. */
abstract class RestAccount extends DeployedAccount {
    static final String SHOP = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    static final String KEYS = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Keys";

    final ApiGatewayClient rest() {
        return account.client(ApiGatewayClient.class);
    }

    final String api() {
        List<RestApi> all = rest().getRestApis().items();
        assertThat(all).hasSize(1);
        return all.get(0).id();
    }

    static RouteSpec route(String route) {
        return new RouteSpec("REST", route, "", false);
    }

    static RouteSpec route(String route, String authorizer) {
        return new RouteSpec("REST", route, authorizer, false);
    }

    static AuthorizerSpec authorizer(String name) {
        return new AuthorizerSpec(name, "REST", List.of("method.request.header.X-Key"), 60);
    }

    /** All methods, by route. */
    final Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        for (Resource resource : resources()) {
            resource.resourceMethods().forEach((verb, method) -> methods.put(verb + " " + resource.path(), method));
        }
        return methods;
    }

    final Method method(String route) {
        return Objects.requireNonNull(methods().get(route), route);
    }

    final List<Resource> resources() {
        String id = api();
        return rest().getResources(r -> r.restApiId(id).limit(500).embed("methods"))
                .items();
    }

    final String uri(String route) {
        return method(route).methodIntegration().uri();
    }

    static String invokes(String target) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + target + "/invocations";
    }

    static List<String> changes(Interference calls) {
        return calls.changes();
    }
}
