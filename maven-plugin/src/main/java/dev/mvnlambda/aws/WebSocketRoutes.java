package dev.mvnlambda.aws;

import dev.mvnlambda.aws.WebSocketRouteType.WebSocketRouteProperties;
import dev.mvnlambda.resource.AccountException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;

/** Makes, moves and removes routes of WebSocket APIs, each with an integration of its own; one at a time. */
final class WebSocketRoutes {
    /** What the descriptions of our integrations begin with; the function's name follows. */
    static final String MARK = HttpIntegrationType.MARK;

    private static final String TARGET = "integrations/";

    private final Caller caller;
    private final ApiChanges changes;
    private final Clients clients;
    private final WebSocketApis apis;

    WebSocketRoutes(Caller caller, Clients clients, WebSocketApis apis) {
        this.caller = caller;
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /**
     * Makes a route, or changes what of it is otherwise.
     *
     * @param function the logical name of the one that it leads to
     */
    synchronized void put(WebSocketRouteProperties wanted, String function) {
        WebSocketApi api = fresh(wanted);
        @Nullable String authorizer = authorizer(api, wanted);
        Optional<WebSocketApi.Route> there = api.route(wanted.route());
        String integration = integrated(
                api,
                there.filter(route -> isFree(api, route, wanted.target())).map(WebSocketApi.Route::integration),
                new WebSocketApi.Integration(wanted.target(), MARK + function));
        if (there.isEmpty()) {
            changes.call(
                    "apigateway:POST",
                    () -> clients.apiGatewayV2()
                            .createRoute(r -> r.apiId(api.id())
                                    .routeKey(wanted.route())
                                    .target(TARGET + integration)
                                    .authorizationType(wanted.authorization())
                                    .authorizerId(authorizer)));
        } else if (!isAs(there.get(), wanted, integration)) {
            changes.call(
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

    /** The id of an integration as it is wanted: the one that is there, moved if need be, or a new one. */
    private String integrated(WebSocketApi api, Optional<String> there, WebSocketApi.Integration wanted) {
        if (there.isEmpty()) {
            return caller.made(() -> integration(api.id(), wanted), made -> removeTwins(api.id(), wanted, made));
        }
        if (!api.uri(there.get()).equals(wanted.uri())) {
            changes.call(
                    "apigateway:PATCH",
                    () -> clients.apiGatewayV2()
                            .updateIntegration(r -> r.apiId(api.id())
                                    .integrationId(there.get())
                                    .integrationUri(wanted.uri())
                                    .description(wanted.description())));
        }
        return there.get();
    }

    private String integration(String api, WebSocketApi.Integration wanted) {
        return changes.call(
                        "apigateway:POST",
                        () -> clients.apiGatewayV2()
                                .createIntegration(r -> r.apiId(api)
                                        .integrationType(IntegrationType.AWS_PROXY)
                                        .integrationMethod("POST")
                                        .integrationUri(wanted.uri())
                                        .description(wanted.description())))
                .integrationId();
    }

    /** Those that were made like one, of which a lost answer told: no route uses them yet. */
    private void removeTwins(String api, WebSocketApi.Integration wanted, String made) {
        apis.forget();
        apis.get(api).stream()
                .flatMap(there -> there.spares(wanted.description()).keySet().stream())
                .filter(id -> !id.equals(made))
                .forEach(id -> remove(api, id));
        apis.forget();
    }

    /** Removes an integration, unless a route uses it by now. */
    synchronized void removeSpare(String api, String integration) {
        apis.forget();
        Optional<WebSocketApi> found = apis.get(api);
        apis.forget();
        found.filter(there -> there.routes().stream()
                        .noneMatch(route -> route.integration().equals(integration)))
                .ifPresent(there -> remove(api, integration));
    }

    private void remove(String api, String integration) {
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGatewayV2().deleteIntegration(r -> r.apiId(api).integrationId(integration)));
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
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGatewayV2().deleteRoute(r -> r.apiId(api.id()).routeId(route.id())));
        if (!api.isShared(route) && !route.integration().isEmpty()) {
            remove(api.id(), route.integration());
        }
    }
}
