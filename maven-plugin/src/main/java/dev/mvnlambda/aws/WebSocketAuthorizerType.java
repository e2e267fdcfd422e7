package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.AuthorizerSpec;
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
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;

/**
 * A function that a WebSocket API asks who may connect. Its id is part of its grant, so that is made after it; but once it is
 * there, it moves after its new grant is made.
 */
final class WebSocketAuthorizerType implements PushType<WebSocketAuthorizerType.WebSocketAuthorizerProperties> {
    private static final String ID = "id";

    private final Caller caller;
    private final ApiChanges changes;
    private final Clients clients;
    private final WebSocketApis apis;

    WebSocketAuthorizerType(Caller caller, Clients clients, WebSocketApis apis) {
        this.caller = caller;
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /**
     * An authorizer.
     *
     * @param api id of its API
     * @param target invoke ARN of the function
     */
    record WebSocketAuthorizerProperties(Value api, String name, String target, List<String> identitySources)
            implements Properties {
        WebSocketAuthorizerProperties {
            identitySources = List.copyOf(identitySources);
        }

        @Override
        public Properties resolved(Outputs outputs) {
            return new WebSocketAuthorizerProperties(api.resolved(outputs), name, target, identitySources);
        }

        @Override
        public boolean movesLast() {
            return true;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "decides who may connect, in the WebSocket API" : "";
        }
    }

    static ResourceKey key(String function, String name) {
        return new ResourceKey(RestAuthorizerType.KIND, function + "/websocket:" + name);
    }

    @Override
    public String kind() {
        return RestAuthorizerType.KIND;
    }

    @Override
    public Class<WebSocketAuthorizerProperties> properties() {
        return WebSocketAuthorizerProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().authorizers().stream()
                .filter(one -> one.api().equals(WebSocketApiType.API))
                .flatMap(one -> nodes(one, wanted.scope()).stream())
                .toList();
    }

    private static List<Node> nodes(AuthorizerSpec spec, FunctionScope scope) {
        ResourceKey api = WebSocketApiType.key(scope.stage());
        ResourceKey key = key(scope.name(), spec.name());
        Node authorizer = new Node(
                key,
                new WebSocketAuthorizerProperties(
                        new Value.FromStep(api, WebSocketApiType.ID, "id of " + api),
                        spec.name(),
                        scope.target().invokeArn(),
                        spec.identitySources()),
                scope.name(),
                Set.of(api, PolicyStatementType.pointedAt(scope)));
        Node grant = PolicyStatementType.node(scope, ExecuteApi.authorizerGrant(scope, key, ID), Set.of(key));
        return List.of(authorizer, grant);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return observe(scope, wanted, granted, wanted);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        ApiSurvey survey = new ApiSurvey(scope, WebSocketApis.named(scope.stage()), wanted, granted, all);
        apis.of(scope, wanted, granted)
                .ifPresent(api -> api.authorizers()
                        .forEach(one -> survey.authorizer(
                                new ApiSurvey.Part(
                                        key(scope.name(), one.name()),
                                        one.name(),
                                        one.uri(),
                                        ExecuteApi.authorizerPart(api.id(), one.id())),
                                grants -> present(one, api, scope, grants))));
        return survey.found();
    }

    private static Observed.Present present(
            WebSocketApi.Authorizer found, WebSocketApi api, FunctionScope scope, Set<ResourceKey> grants) {
        Set<ResourceKey> after = new HashSet<>(grants);
        after.add(WebSocketApiType.key(scope.stage()));
        after.add(WebSocketStageType.key(scope.stage()));
        after.add(PolicyStatementType.pointedAt(scope));
        return new Observed.Present(
                key(scope.name(), found.name()),
                new WebSocketAuthorizerProperties(
                        Value.of(api.id()), found.name(), found.uri(), found.identitySources()),
                scope.name(),
                Map.of(ID, ExecuteApi.authorizerPart(api.id(), found.id())),
                after);
    }

    @Override
    public Map<String, String> create(Step.Create step, WebSocketAuthorizerProperties wanted, Outputs known) {
        apis.forget();
        String api = wanted.api().text();
        String id = caller.made(() -> create(api, wanted), made -> removeTwins(api, wanted.name(), made));
        return Map.of(ID, ExecuteApi.authorizerPart(api, id));
    }

    private String create(String api, WebSocketAuthorizerProperties wanted) {
        return changes.call(
                        "apigateway:POST",
                        () -> clients.apiGatewayV2()
                                .createAuthorizer(r -> r.apiId(api)
                                        .name(wanted.name())
                                        .authorizerType(AuthorizerType.REQUEST)
                                        .authorizerUri(wanted.target())
                                        .identitySource(wanted.identitySources())))
                .authorizerId();
    }

    /** Those of the same name, of which a lost answer told: no route names them yet. */
    private void removeTwins(String api, String name, String made) {
        apis.forget();
        apis.get(api).map(WebSocketApi::authorizers).orElse(List.of()).stream()
                .filter(one -> one.name().equals(name) && !one.id().equals(made))
                .forEach(one -> remove(api, one.id()));
        apis.forget();
    }

    @Override
    public Map<String, String> update(Step.Update step, WebSocketAuthorizerProperties wanted, Outputs known) {
        apis.forget();
        String part = step.observed().outputs().getOrDefault(ID, "");
        changes.call(
                "apigateway:PATCH",
                () -> clients.apiGatewayV2()
                        .updateAuthorizer(r -> r.apiId(wanted.api().text())
                                .authorizerId(ExecuteApi.authorizerId(part))
                                .authorizerUri(wanted.target())
                                .identitySource(wanted.identitySources())));
        return Map.of(ID, part);
    }

    @Override
    public void delete(Observed.Present there) {
        apis.forget();
        WebSocketAuthorizerProperties properties = (WebSocketAuthorizerProperties) there.properties();
        remove(properties.api().text(), ExecuteApi.authorizerId(there.outputs().getOrDefault(ID, "")));
    }

    private void remove(String api, String id) {
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGatewayV2().deleteAuthorizer(r -> r.apiId(api).authorizerId(id)));
    }
}
