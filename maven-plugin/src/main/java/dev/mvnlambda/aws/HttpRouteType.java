package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** A route of the HTTP API, its grant beside it. */
final class HttpRouteType implements PushType<HttpRouteType.RouteProperties> {
    private static final String OPEN = "NONE";
    private static final String IAM = "AWS_IAM";

    private final HttpCaller http;
    private final HttpApis apis;

    HttpRouteType(HttpCaller http, HttpApis apis) {
        this.http = http;
        this.apis = apis;
    }

    /**
     * A route.
     *
     * @param integration the key of what it calls
     * @param authorization as AWS says it
     * @param authorizer the key of it; empty without one
     * @param scopes of which a token has to hold one
     */
    record RouteProperties(
            String routeKey, String integration, String authorization, String authorizer, List<String> scopes)
            implements Properties {
        RouteProperties {
            scopes = scopes.stream().sorted().toList();
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? ExecuteApi.callers(authorization, authorizer) : "";
        }
    }

    @Override
    public String kind() {
        return HttpKeys.ROUTE;
    }

    @Override
    public Class<RouteProperties> properties() {
        return RouteProperties.class;
    }

    @Override
    public String principal() {
        return HttpKeys.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        List<Node> nodes = new ArrayList<>(grants(wanted));
        HttpKeys.routes(wanted.spec()).forEach(route -> nodes.add(node(route, wanted)));
        return nodes.stream().distinct().toList();
    }

    /** What lets the routes of a function call it. */
    static List<Node> grants(Wanted wanted) {
        return HttpKeys.routes(wanted.spec()).stream()
                .map(route -> grant(route, wanted.scope()))
                .distinct()
                .toList();
    }

    private static Node grant(RouteSpec route, FunctionScope scope) {
        return PolicyStatementType.node(
                scope,
                Grant.invoke(HttpKeys.PRINCIPAL, HttpKeys.routeArn(scope.stage(), route.source()), ""),
                Set.of(HttpKeys.api(scope.stage())));
    }

    private static Node node(RouteSpec route, Wanted wanted) {
        FunctionScope scope = wanted.scope();
        Set<ResourceKey> after = new HashSet<>(Set.of(
                HttpKeys.api(scope.stage()),
                HttpKeys.integration(scope),
                grant(route, scope).key()));
        RouteProperties properties = properties(route, wanted);
        authorizer(route, wanted).forEach(after::add);
        return new Node(HttpKeys.route(scope, route.source()), properties, scope.name(), after);
    }

    private static List<ResourceKey> authorizer(RouteSpec route, Wanted wanted) {
        return wanted
                .apis()
                .authorizer("HTTP", route.authorizer())
                .map(scope -> HttpKeys.authorizer(scope, route.authorizer()))
                .or(() ->
                        wanted.apis().jwtAuthorizer(route.authorizer()).map(jwt -> HttpKeys.jwtAuthorizer(jwt.name())))
                .stream()
                .toList();
    }

    private static RouteProperties properties(RouteSpec route, Wanted wanted) {
        String integration = HttpKeys.integration(wanted.scope()).name();
        String name = route.authorizer();
        if (name.isEmpty() || name.equals("IAM")) {
            return new RouteProperties(route.source(), integration, name.isEmpty() ? OPEN : IAM, "", List.of());
        }
        String authorizer = authorizer(route, wanted).get(0).toString();
        return wanted.apis()
                .jwtAuthorizer(name)
                .map(JwtAuthorizerSpec::scopes)
                .map(scopes -> new RouteProperties(route.source(), integration, "JWT", authorizer, scopes))
                .orElseGet(() -> new RouteProperties(route.source(), integration, "CUSTOM", authorizer, List.of()));
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        return HttpApis.concerns(wanted, granted)
                ? apis.of(scope.stage())
                        .map(content -> content.routes(scope, wanted, granted))
                        .orElse(Found.of(List.of()))
                : Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, RouteProperties wanted, Outputs known) {
        String api = api(step.node(), known);
        @Nullable String authorizer = authorizer(api, wanted, known);
        try {
            String id = http.change(
                            "CreateRoute",
                            client -> client.createRoute(r -> r.apiId(api)
                                    .routeKey(wanted.routeKey())
                                    .target(target(wanted, known))
                                    .authorizationType(wanted.authorization())
                                    .authorizerId(authorizer)
                                    .authorizationScopes(wanted.scopes().isEmpty() ? null : wanted.scopes())))
                    .routeId();
            return Map.of(HttpKeys.ID, id, HttpKeys.API, api);
        } catch (AccountException e) {
            if (!e.code().equals("ConflictException")) {
                throw e;
            }
            return taken(api, wanted, known, e);
        }
    }

    /** An answer was lost, or somebody was quicker: AWS has one route of a key. */
    private Map<String, String> taken(String api, RouteProperties wanted, Outputs known, AccountException refusal) {
        String id = apis.routes(api).stream()
                .filter(route -> route.routeKey().equals(wanted.routeKey()))
                .map(Route::routeId)
                .findFirst()
                .orElseThrow(() -> refusal);
        return updated(api, id, wanted, known);
    }

    @Override
    public Map<String, String> update(Step.Update step, RouteProperties wanted, Outputs known) {
        Map<String, String> read = step.observed().outputs();
        return updated(read.getOrDefault(HttpKeys.API, ""), read.getOrDefault(HttpKeys.ID, ""), wanted, known);
    }

    private Map<String, String> updated(String api, String id, RouteProperties wanted, Outputs known) {
        @Nullable String authorizer = authorizer(api, wanted, known);
        http.change(
                "UpdateRoute",
                client -> client.updateRoute(r -> r.apiId(api)
                        .routeId(id)
                        .target(target(wanted, known))
                        .authorizationType(wanted.authorization())
                        .authorizerId(authorizer)
                        .authorizationScopes(wanted.scopes())));
        return Map.of(HttpKeys.ID, id, HttpKeys.API, api);
    }

    private static String target(RouteProperties wanted, Outputs known) {
        ResourceKey integration = new ResourceKey(HttpKeys.INTEGRATION, wanted.integration());
        return "integrations/"
                + known.find(integration, HttpKeys.ID)
                        .orElseThrow(() -> new IllegalStateException("id of " + integration + " is not known yet"));
    }

    /** The id of the authorizer; one that this run does not touch is asked for. */
    private @Nullable String authorizer(String api, RouteProperties wanted, Outputs known) {
        if (wanted.authorizer().isEmpty()) {
            return null;
        }
        String[] parts = wanted.authorizer().split("/", 2);
        ResourceKey key = new ResourceKey(parts[0], parts[1]);
        String name = HttpKeys.authorizerName(key);
        return known.find(key, HttpKeys.ID)
                .or(() -> apis.authorizers(api).stream()
                        .filter(one -> one.name().equals(name))
                        .map(Authorizer::authorizerId)
                        .findFirst())
                .orElseThrow(() -> ExecuteApi.noAuthorizer("HTTP", name, wanted.routeKey()));
    }

    /** The id of the API that a node waits for. */
    static String api(Node node, Outputs known) {
        return node.after().stream()
                .filter(key -> key.kind().equals(ApiAddress.HTTP))
                .flatMap(key -> known.find(key, ApiAddress.ID).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("id of the API of " + node.key() + " is not known yet"));
    }

    @Override
    public void delete(Observed.Present there) {
        Map<String, String> read = there.outputs();
        http.remove(
                "DeleteRoute",
                client -> client.deleteRoute(
                        r -> r.apiId(read.getOrDefault(HttpKeys.API, "")).routeId(read.getOrDefault(HttpKeys.ID, ""))));
    }
}
