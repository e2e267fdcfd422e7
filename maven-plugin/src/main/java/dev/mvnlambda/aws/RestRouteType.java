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

/** A method of a path of the REST API, and the function that it calls; that is moved in place. */
final class RestRouteType implements PushType<RestRouteType.RestRouteProperties> {
    static final String KIND = "route";

    private final RestApis apis;
    private final RestMethods methods;

    RestRouteType(RestApis apis, RestMethods methods) {
        this.apis = apis;
        this.methods = methods;
    }

    /**
     * A route.
     *
     * @param api id of its API
     * @param route such as {@code GET /orders/{id}}
     * @param authorization {@code NONE}, {@code AWS_IAM} or {@code CUSTOM}
     * @param authorizer name of the authorizer, or empty
     * @param target invoke ARN of the function; empty when it leads nowhere yet
     * @param streaming whether answers are passed on as they come
     */
    record RestRouteProperties(
            Value api, String route, String authorization, String authorizer, String target, boolean streaming)
            implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new RestRouteProperties(api.resolved(outputs), route, authorization, authorizer, target, streaming);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            if (symbol == Symbol.CREATE) {
                return ExecuteApi.callers(authorization, authorizer);
            }
            boolean moved =
                    changes.stream().anyMatch(change -> change.property().equals("target"));
            return symbol == Symbol.UPDATE && moved ? "moves in place, with the next deployment of the API" : "";
        }

        String verb() {
            return route.substring(0, route.indexOf(' '));
        }

        String path() {
            return route.substring(route.indexOf(' ') + 1);
        }
    }

    static ResourceKey key(FunctionScope scope, String route) {
        return new ResourceKey(KIND, scope.name() + "/rest:" + route);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RestRouteProperties> properties() {
        return RestRouteProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return RestApiType.routes(wanted).stream()
                .flatMap(route -> nodes(route, wanted).stream())
                .toList();
    }

    private static List<Node> nodes(RouteSpec spec, Wanted wanted) {
        FunctionScope scope = wanted.scope();
        ResourceKey api = RestApiType.key(scope.stage());
        RestRouteProperties properties = properties(spec, scope);
        Node grant = PolicyStatementType.node(
                scope, ExecuteApi.grant(scope, api, part(properties.verb(), properties.path())), Set.of(api));
        Set<ResourceKey> after = new HashSet<>(Set.of(api, grant.key(), PolicyStatementType.pointedAt(scope)));
        Optional.ofNullable(wanted.authorizers().get(RestApiType.API + ":" + properties.authorizer()))
                .ifPresent(function -> after.add(RestAuthorizerType.key(function, properties.authorizer())));
        return List.of(grant, new Node(key(scope, spec.source()), properties, scope.name(), after));
    }

    private static RestRouteProperties properties(RouteSpec spec, FunctionScope scope) {
        boolean open = spec.authorizer().isEmpty();
        boolean signed = spec.authorizer().equals("IAM");
        return new RestRouteProperties(
                new Value.FromStep(
                        RestApiType.key(scope.stage()), RestApiType.ID, "id of " + RestApiType.key(scope.stage())),
                spec.source(),
                open ? "NONE" : signed ? "AWS_IAM" : "CUSTOM",
                open || signed ? "" : spec.authorizer(),
                spec.streaming()
                        ? scope.target().streamingInvokeArn()
                        : scope.target().invokeArn(),
                spec.streaming());
    }

    /** What an ARN names a method by, behind the id of the API: in any stage, so that AWS's console can try it too. */
    private static String part(String verb, String path) {
        return "*/" + (verb.equals("ANY") ? "*" : verb) + path.replaceAll("\\{[^}]*}", "*");
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Optional<RestApi> found = apis.of(scope, wanted, granted);
        if (found.isEmpty()) {
            return Found.of(List.of());
        }
        RestApi api = found.get();
        ApiSurvey survey = new ApiSurvey(scope, RestApis.named(scope.stage()), wanted, granted, wanted);
        for (RestApi.Method method : api.methods()) {
            ApiSurvey.Part part = new ApiSurvey.Part(
                    key(scope, method.route()),
                    method.route(),
                    method.uri(),
                    api.id() + "/" + part(method.verb(), method.path()));
            if (method.uri().isEmpty()) {
                survey.unfinished(part, unfinished(method, scope), grants -> present(method, api, scope, grants));
            } else {
                survey.route(part, "RestRoute", grants -> present(method, api, scope, grants));
            }
        }
        return survey.found();
    }

    private static String unfinished(RestApi.Method method, FunctionScope scope) {
        return "The " + RestApis.named(scope.stage()) + " has the route " + method.route()
                + ", which leads nowhere: AWS deploys no API with such a method. Give it an integration, or remove it there.";
    }

    private static Observed.Present present(
            RestApi.Method method, RestApi api, FunctionScope scope, Set<ResourceKey> grants) {
        Set<ResourceKey> after = new HashSet<>(grants);
        after.add(RestApiType.key(scope.stage()));
        after.add(RestDeploymentType.key(scope.stage()));
        after.add(PolicyStatementType.pointedAt(scope));
        api.authorizer(method.authorizer())
                .flatMap(authorizer -> function(authorizer, scope))
                .ifPresent(function -> after.add(RestAuthorizerType.key(function, method.authorizer())));
        return new Observed.Present(
                key(scope, method.route()),
                new RestRouteProperties(
                        Value.of(api.id()),
                        method.route(),
                        method.authorization(),
                        method.authorizer(),
                        method.uri(),
                        method.streams()),
                scope.name(),
                Map.of(),
                after);
    }

    private static Optional<String> function(RestApi.Authorizer authorizer, FunctionScope scope) {
        return scope.stage().logicalName(InvokeArn.functionName(authorizer.uri()));
    }

    @Override
    public Map<String, String> create(Step.Create step, RestRouteProperties wanted, Outputs known) {
        methods.make(wanted);
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, RestRouteProperties wanted, Outputs known) {
        methods.change((RestRouteProperties) step.observed().properties(), wanted);
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        methods.remove((RestRouteProperties) there.properties());
    }
}
