package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stage of a WebSocket API, which shows every change at once; made after the first routes, since AWS deploys no API without. */
final class WebSocketStageType implements PushType<WebSocketStageType.WebSocketStageProperties> {
    static final String KIND = "websocket-stage";

    private final ApiChanges changes;
    private final Clients clients;
    private final WebSocketApis apis;

    WebSocketStageType(Caller caller, Clients clients, WebSocketApis apis) {
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /**
     * A stage.
     *
     * @param api id of its API
     * @param autoDeploy whether changes show at once
     */
    record WebSocketStageProperties(Value api, String stage, boolean autoDeploy) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new WebSocketStageProperties(api.resolved(outputs), stage, autoDeploy);
        }
    }

    static ResourceKey key(Stage stage) {
        return new ResourceKey(KIND, stage.sharedName());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<WebSocketStageProperties> properties() {
        return WebSocketStageProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        if (WebSocketApiType.routes(wanted).isEmpty()) {
            return List.of();
        }
        Stage stage = wanted.scope().stage();
        ResourceKey api = WebSocketApiType.key(stage);
        Set<ResourceKey> after = new HashSet<>(Set.of(api));
        WebSocketApiType.routes(wanted)
                .forEach(route -> after.add(WebSocketRouteType.key(wanted.scope(), route.source())));
        return List.of(new Node(
                key(stage),
                new WebSocketStageProperties(
                        new Value.FromStep(api, WebSocketApiType.ID, "id of " + api), stage.name(), true),
                Node.SHARED,
                after));
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Stage stage = scope.stage();
        return Found.of(apis
                .of(scope, wanted, granted)
                .filter(api -> api.stages().containsKey(stage.name()))
                .map(api -> Observed.Present.shared(
                        key(stage),
                        new WebSocketStageProperties(
                                Value.of(api.id()),
                                stage.name(),
                                Boolean.TRUE.equals(api.stages().get(stage.name()))),
                        Map.of(),
                        Set.of(WebSocketApiType.key(stage)),
                        api.routes().size() + api.authorizers().size()))
                .stream()
                .toList());
    }

    @Override
    public Map<String, String> create(Step.Create step, WebSocketStageProperties wanted, Outputs known) {
        apis.forget();
        changes.call(
                "apigateway:POST",
                () -> clients.apiGatewayV2()
                        .createStage(r -> r.apiId(wanted.api().text())
                                .stageName(wanted.stage())
                                .autoDeploy(wanted.autoDeploy())));
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, WebSocketStageProperties wanted, Outputs known) {
        apis.forget();
        changes.call(
                "apigateway:PATCH",
                () -> clients.apiGatewayV2()
                        .updateStage(r -> r.apiId(wanted.api().text())
                                .stageName(wanted.stage())
                                .autoDeploy(wanted.autoDeploy())));
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        apis.forget();
        WebSocketStageProperties stage = (WebSocketStageProperties) there.properties();
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGatewayV2()
                        .deleteStage(r -> r.apiId(stage.api().text()).stageName(stage.stage())));
    }
}
