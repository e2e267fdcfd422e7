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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/**
 * A function that a REST API asks who may call. Its id is part of its grant, so that is made after it; but once it is there, it
 * moves after its new grant is made.
 */
final class RestAuthorizerType implements PushType<RestAuthorizerType.RestAuthorizerProperties> {
    static final String KIND = "authorizer";

    /** The output that holds its id. */
    static final String ID = "id";

    private final Caller caller;
    private final ApiChanges changes;
    private final Clients clients;
    private final RestApis apis;

    RestAuthorizerType(Caller caller, Clients clients, RestApis apis) {
        this.caller = caller;
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /**
     * An authorizer.
     *
     * @param api id of its API
     * @param type what the function is handed, {@code REQUEST} or {@code TOKEN}
     * @param target invoke ARN of the function
     * @param identitySource joined by commas
     * @param ttl seconds
     */
    record RestAuthorizerProperties(Value api, String name, String type, String target, String identitySource, int ttl)
            implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new RestAuthorizerProperties(api.resolved(outputs), name, type, target, identitySource, ttl);
        }

        @Override
        public boolean movesLast() {
            return true;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "decides who may call, in the REST API" : "";
        }
    }

    static ResourceKey key(String function, String name) {
        return new ResourceKey(KIND, function + "/rest:" + name);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RestAuthorizerProperties> properties() {
        return RestAuthorizerProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().authorizers().stream()
                .filter(one -> one.api().equals(RestApiType.API))
                .flatMap(one -> nodes(one, wanted.scope()).stream())
                .toList();
    }

    private static List<Node> nodes(AuthorizerSpec spec, FunctionScope scope) {
        ResourceKey api = RestApiType.key(scope.stage());
        ResourceKey key = key(scope.name(), spec.name());
        Node authorizer = new Node(
                key,
                new RestAuthorizerProperties(
                        new Value.FromStep(api, RestApiType.ID, "id of " + api),
                        spec.name(),
                        spec.type(),
                        scope.target().invokeArn(),
                        String.join(",", spec.identitySources()),
                        spec.ttl()),
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
        ApiSurvey survey = new ApiSurvey(scope, RestApis.named(scope.stage()), wanted, granted, all);
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
            RestApi.Authorizer found, RestApi api, FunctionScope scope, Set<ResourceKey> grants) {
        Set<ResourceKey> after = new HashSet<>(grants);
        after.add(RestApiType.key(scope.stage()));
        after.add(RestDeploymentType.key(scope.stage()));
        after.add(PolicyStatementType.pointedAt(scope));
        return new Observed.Present(
                key(scope.name(), found.name()),
                new RestAuthorizerProperties(
                        Value.of(api.id()),
                        found.name(),
                        found.type(),
                        found.uri(),
                        found.identitySource(),
                        found.ttl()),
                scope.name(),
                Map.of(ID, ExecuteApi.authorizerPart(api.id(), found.id())),
                after);
    }

    @Override
    public Map<String, String> create(Step.Create step, RestAuthorizerProperties wanted, Outputs known) {
        apis.forget();
        String api = wanted.api().text();
        String id = caller.made(() -> create(api, wanted), made -> removeTwins(api, wanted.name(), made));
        return Map.of(ID, ExecuteApi.authorizerPart(api, id));
    }

    private String create(String api, RestAuthorizerProperties wanted) {
        return changes.call(
                        "apigateway:POST",
                        () -> clients.apiGateway().createAuthorizer(r -> {
                            r.restApiId(api)
                                    .name(wanted.name())
                                    .type(wanted.type())
                                    .authorizerUri(wanted.target())
                                    .authorizerResultTtlInSeconds(wanted.ttl());
                            if (!wanted.identitySource().isEmpty()) {
                                r.identitySource(wanted.identitySource());
                            }
                        }))
                .id();
    }

    /** Those of the same name, of which a lost answer told: no method names them yet. */
    private void removeTwins(String api, String name, String made) {
        apis.forget();
        apis.get(api).map(RestApi::authorizers).orElse(List.of()).stream()
                .filter(one -> one.name().equals(name) && !one.id().equals(made))
                .forEach(one -> remove(api, one.id()));
        apis.forget();
    }

    @Override
    public Map<String, String> update(Step.Update step, RestAuthorizerProperties wanted, Outputs known) {
        apis.forget();
        String path = step.observed().outputs().getOrDefault(ID, "");
        List<PatchOperation> operations = new ArrayList<>();
        for (Change change : step.changes()) {
            switch (change.property()) {
                case "type" -> operations.add(replace("/type", wanted.type()));
                case "target" -> operations.add(replace("/authorizerUri", wanted.target()));
                case "identitySource" -> operations.add(replace("/identitySource", wanted.identitySource()));
                case "ttl" -> operations.add(replace("/authorizerResultTtlInSeconds", String.valueOf(wanted.ttl())));
                default -> {}
            }
        }
        changes.call(
                "apigateway:PATCH",
                () -> clients.apiGateway()
                        .updateAuthorizer(r -> r.restApiId(wanted.api().text())
                                .authorizerId(ExecuteApi.authorizerId(path))
                                .patchOperations(operations)));
        return Map.of(ID, path);
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    @Override
    public void delete(Observed.Present there) {
        apis.forget();
        RestAuthorizerProperties properties = (RestAuthorizerProperties) there.properties();
        remove(properties.api().text(), ExecuteApi.authorizerId(there.outputs().getOrDefault(ID, "")));
    }

    private void remove(String api, String id) {
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGateway()
                        .deleteAuthorizer(r -> r.restApiId(api).authorizerId(id)));
    }
}
