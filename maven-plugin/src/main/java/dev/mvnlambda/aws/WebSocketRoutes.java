package dev.mvnlambda.aws;

import dev.mvnlambda.aws.WebSocketRouteType.WebSocketRouteProperties;
import dev.mvnlambda.resource.AccountException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;

/** Makes, moves and removes routes of WebSocket APIs, each with an integration of its own; one at a time. */
final class WebSocketRoutes {
    private static final String TARGET = "integrations/";

    private final Caller caller;
    private final Clients clients;
    private final WebSocketApis apis;

    WebSocketRoutes(Caller caller, Clients clients, WebSocketApis apis) {
        this.caller = caller;
        this.clients = clients;
        this.apis = apis;
    }

    /** Makes a route, or changes what of it is otherwise. */
    synchronized void put(WebSocketRouteProperties wanted) {
        WebSocketApi api = fresh(wanted);
        @Nullable String authorizer = authorizer(api, wanted);
        Optional<WebSocketApi.Route> there = api.route(wanted.route());
        String integration = integrated(
                api,
                there.filter(route -> isFree(api, route, wanted.target()))
                        .map(WebSocketApi.Route::integration)
                        .or(() -> api.spare(InvokeArn.function(wanted.target()))),
                wanted.target());
        if (there.isEmpty()) {
            caller.call(
                    "apigateway:POST",
                    () -> clients.apiGatewayV2()
                            .createRoute(r -> r.apiId(api.id())
                                    .routeKey(wanted.route())
                                    .target(TARGET + integration)
                                    .authorizationType(wanted.authorization())
                                    .authorizerId(authorizer)));
        } else if (!isAs(there.get(), wanted, integration)) {
            caller.call(
                    "apigateway:PATCH",
                    () -> clients.apiGatewayV2()
                            .updateRoute(r -> r.apiId(api.id())
                                    .routeId(there.get().id())
                                    .target(TARGET + integration)
                                    .authorizationType(wanted.authorization())
                                    .authorizerId(authorizer)));
        }
    }

    /** Whether the integration of a route may be pointed at a target: it leads to that function, or no other route uses it. */
    private static boolean isFree(WebSocketApi api, WebSocketApi.Route route, String target) {
        String function = InvokeArn.function(api.uri(route));
        return function.equals(InvokeArn.function(target)) || (!function.isEmpty() && !api.isShared(route));
    }

    private static boolean isAs(WebSocketApi.Route there, WebSocketRouteProperties wanted, String integration) {
        return there.integration().equals(integration)
                && there.authorization().equals(wanted.authorization())
                && there.authorizer().equals(wanted.authorizer());
    }

    /** The id of an integration that leads to the target: the one that is there, moved if need be, or a new one. */
    private String integrated(WebSocketApi api, Optional<String> there, String target) {
        if (there.isEmpty()) {
            return caller.call(
                            "apigateway:POST",
                            () -> clients.apiGatewayV2()
                                    .createIntegration(r -> r.apiId(api.id())
                                            .integrationType(IntegrationType.AWS_PROXY)
                                            .integrationMethod("POST")
                                            .integrationUri(target)))
                    .integrationId();
        }
        if (!target.equals(api.integrations().get(there.get()))) {
            caller.call(
                    "apigateway:PATCH",
                    () -> clients.apiGatewayV2()
                            .updateIntegration(r ->
                                    r.apiId(api.id()).integrationId(there.get()).integrationUri(target)));
        }
        return there.get();
    }

    private WebSocketApi fresh(WebSocketRouteProperties wanted) {
        apis.forget();
        WebSocketApi api = apis.get(wanted.api().text())
                .orElseThrow(() -> refused("The WebSocket API " + wanted.api().text()
                        + " is gone; run the goal again, it makes another one."));
        apis.forget();
        return api;
    }

    private static @Nullable String authorizer(WebSocketApi api, WebSocketRouteProperties wanted) {
        return wanted.authorizer().isEmpty()
                ? null
                : api.authorizer(wanted.authorizer())
                        .map(WebSocketApi.Authorizer::id)
                        .orElseThrow(() -> ExecuteApi.noAuthorizer("WebSocket", wanted.authorizer(), wanted.route()));
    }

    private static AccountException refused(String message) {
        return new AccountException("NotFound", "apigateway:GET", 0, false, message, null);
    }

    /** Removes a route, unless it leads to another function by now. */
    synchronized void remove(WebSocketRouteProperties gone) {
        apis.forget();
        Optional<WebSocketApi> found = apis.get(gone.api().text());
        apis.forget();
        found.ifPresent(api -> api.route(gone.route())
                .filter(route -> InvokeArn.function(api.uri(route)).equals(InvokeArn.function(gone.target())))
                .ifPresent(route -> remove(api, route)));
    }

    private void remove(WebSocketApi api, WebSocketApi.Route route) {
        caller.find(
                "apigateway:DELETE",
                () -> clients.apiGatewayV2().deleteRoute(r -> r.apiId(api.id()).routeId(route.id())));
        if (!api.isShared(route) && !route.integration().isEmpty()) {
            caller.find(
                    "apigateway:DELETE",
                    () -> clients.apiGatewayV2()
                            .deleteIntegration(r -> r.apiId(api.id()).integrationId(route.integration())));
        }
    }
}
