package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A route of the WebSocket API with its integration, which is moved in place. */
final class WebSocketRouteType implements PushType<WebSocketRouteType.WebSocketRouteProperties> {
    private final WebSocketApis apis;
    private final WebSocketRoutes routes;

    WebSocketRouteType(WebSocketApis apis, WebSocketRoutes routes) {
        this.apis = apis;
        this.routes = routes;
    }

    /**
     * A route.
     *
     * @param api id of its API
     * @param route such as {@code $connect}
     * @param authorization {@code NONE}, {@code AWS_IAM} or {@code CUSTOM}
     * @param authorizer name of the authorizer, or empty
     * @param target invoke ARN of the function; empty when it leads nowhere yet
     */
    record WebSocketRouteProperties(Value api, String route, String authorization, String authorizer, String target)
            implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new WebSocketRouteProperties(api.resolved(outputs), route, authorization, authorizer, target);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            if (symbol == Symbol.CREATE && route.equals("$connect")) {
                return ExecuteApi.callers(authorization, authorizer);
            }
            boolean moved =
                    changes.stream().anyMatch(change -> change.property().equals("target"));
            return symbol == Symbol.UPDATE && moved ? "moves in place; who is connected stays so" : "";
        }
    }

    static ResourceKey key(FunctionScope scope, String route) {
        return new ResourceKey(RestRouteType.KIND, scope.name() + "/websocket:" + route);
    }

    @Override
    public String kind() {
        return RestRouteType.KIND;
    }

    @Override
    public Class<WebSocketRouteProperties> properties() {
        return WebSocketRouteProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return WebSocketApiType.routes(wanted).stream()
                .flatMap(route -> nodes(route, wanted).stream())
                .toList();
    }

    private static List<Node> nodes(RouteSpec spec, Wanted wanted) {
        FunctionScope scope = wanted.scope();
        ResourceKey api = WebSocketApiType.key(scope.stage());
        WebSocketRouteProperties properties = properties(spec, scope, api);
        Node grant = PolicyStatementType.node(scope, ExecuteApi.grant(scope, api, part(spec.source())), Set.of(api));
        Set<ResourceKey> after = new HashSet<>(Set.of(api, grant.key(), PolicyStatementType.pointedAt(scope)));
        Optional.ofNullable(wanted.authorizers().get(WebSocketApiType.API + ":" + properties.authorizer()))
                .ifPresent(function -> after.add(WebSocketAuthorizerType.key(function, properties.authorizer())));
        return List.of(grant, new Node(key(scope, spec.source()), properties, scope.name(), after));
    }

    private static WebSocketRouteProperties properties(RouteSpec spec, FunctionScope scope, ResourceKey api) {
        boolean open = spec.authorizer().isEmpty();
        boolean signed = spec.authorizer().equals("IAM");
        return new WebSocketRouteProperties(
                new Value.FromStep(api, WebSocketApiType.ID, "id of " + api),
                spec.source(),
                open ? "NONE" : signed ? "AWS_IAM" : "CUSTOM",
                open || signed ? "" : spec.authorizer(),
                scope.target().invokeArn());
    }

    private static String part(String route) {
        return "*/" + route;
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Optional<WebSocketApi> found = apis.of(scope, wanted, granted);
        if (found.isEmpty()) {
            return Found.of(List.of());
        }
        WebSocketApi api = found.get();
        ApiSurvey survey = new ApiSurvey(scope, WebSocketApis.named(scope.stage()), wanted, granted, wanted);
        api.routes()
                .forEach(route -> survey.route(
                        new ApiSurvey.Part(
                                key(scope, route.key()),
                                route.key(),
                                api.uri(route),
                                api.id() + "/" + part(route.key())),
                        "WebSocketRoute",
                        grants -> present(route, api, scope, grants)));
        return survey.found();
    }

    private static Observed.Present present(
            WebSocketApi.Route route, WebSocketApi api, FunctionScope scope, Set<ResourceKey> grants) {
        Set<ResourceKey> after = new HashSet<>(grants);
        after.add(WebSocketApiType.key(scope.stage()));
        after.add(WebSocketStageType.key(scope.stage()));
        after.add(PolicyStatementType.pointedAt(scope));
        api.authorizer(route.authorizer())
                .flatMap(one -> scope.stage().logicalName(InvokeArn.functionName(one.uri())))
                .ifPresent(function -> after.add(WebSocketAuthorizerType.key(function, route.authorizer())));
        return new Observed.Present(
                key(scope, route.key()),
                new WebSocketRouteProperties(
                        Value.of(api.id()), route.key(), route.authorization(), route.authorizer(), api.uri(route)),
                scope.name(),
                Map.of(),
                after);
    }

    @Override
    public Map<String, String> create(Step.Create step, WebSocketRouteProperties wanted, Outputs known) {
        routes.put(wanted, step.node().function());
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, WebSocketRouteProperties wanted, Outputs known) {
        routes.put(wanted, step.node().function());
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        routes.remove((WebSocketRouteProperties) there.properties());
    }
}
