package dev.mvnlambda.local.page;

import dev.mvnlambda.local.control.ControlPlane;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** Function URLs and the routes of APIs. */
final class Apis {

    // as many as the services give at once
    private static final String MOST = "500";
    private static final String GET = "GET ";

    private final ControlPlane plane;
    private final String region;
    private final ApiGatewayV2Client http;
    private final ApiGatewayClient rest;

    Apis(ControlPlane plane, String region) {
        this.plane = plane;
        this.region = region;
        this.http = plane.apiGatewayV2(region);
        this.rest = plane.client(ApiGatewayClient.class, region);
    }

    Stream<Trigger> triggers() {
        return Stream.of(urls(), routes(), methods()).flatMap(found -> found);
    }

    private Stream<Trigger> urls() {
        var lambda = plane.lambda(region);
        return lambda.listFunctionsPaginator().functions().stream()
                .flatMap(function -> lambda
                        .listFunctionUrlConfigsPaginator(request -> request.functionName(function.functionName()))
                        .functionUrlConfigs()
                        .stream())
                .map(url -> Trigger.served(
                                "url",
                                "Function URL",
                                url.authTypeAsString().equals("NONE") ? "public" : url.authTypeAsString(),
                                Target.in(url.functionArn()).orElseThrow())
                        .withLink(url.functionUrl()));
    }

    private Stream<Trigger> routes() {
        return http.getApis(request -> request.maxResults(MOST)).items().stream()
                .flatMap(this::routes);
    }

    private Stream<Trigger> routes(Api api) {
        Map<String, Integration> integrations =
                http.getIntegrations(request -> request.apiId(api.apiId()).maxResults(MOST)).items().stream()
                        .collect(Collectors.toMap(Integration::integrationId, Function.identity()));
        return http.getRoutes(request -> request.apiId(api.apiId()).maxResults(MOST)).items().stream()
                .flatMap(route -> trigger(api, route, integrations));
    }

    private static Stream<Trigger> trigger(Api api, Route route, Map<String, Integration> integrations) {
        @Nullable Integration integration =
                integrations.get(Objects.requireNonNullElse(route.target(), "").replaceFirst("^integrations/", ""));
        boolean isHttp = api.protocolType() == ProtocolType.HTTP;
        return Target.in(integration == null ? null : integration.integrationUri())
                .map(target -> isHttp
                        ? Trigger.served("http-api", route.routeKey(), api.name(), target)
                                .withLink(link(api, route.routeKey()))
                        : Trigger.kept("websocket-api", route.routeKey(), api.name(), target))
                .stream();
    }

    // a browser goes where nothing is to be filled in
    private static @Nullable String link(Api api, String routeKey) {
        return routeKey.startsWith(GET) && !routeKey.contains("{")
                ? api.apiEndpoint() + routeKey.substring(GET.length())
                : null;
    }

    private Stream<Trigger> methods() {
        return rest.getRestApisPaginator().items().stream().flatMap(this::methods);
    }

    private Stream<Trigger> methods(RestApi api) {
        return rest.getResourcesPaginator(request -> request.restApiId(api.id()).embed("methods")).items().stream()
                .flatMap(resource -> methods(api, resource));
    }

    private static Stream<Trigger> methods(RestApi api, Resource resource) {
        return resource.resourceMethods().entrySet().stream()
                .flatMap(method -> Target.in(uri(method.getValue()))
                        .map(target ->
                                Trigger.kept("rest-api", method.getKey() + " " + resource.path(), api.name(), target))
                        .stream());
    }

    private static @Nullable String uri(Method method) {
        return method.methodIntegration() == null
                ? null
                : method.methodIntegration().uri();
    }
}
