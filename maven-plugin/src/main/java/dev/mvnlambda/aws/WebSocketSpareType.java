package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;

/** An integration of the WebSocket API that no route uses: a run that died left it, so it goes. */
final class WebSocketSpareType implements PushType<WebSocketSpareType.SpareProperties> {
    private final WebSocketApis apis;
    private final WebSocketRoutes routes;

    WebSocketSpareType(WebSocketApis apis, WebSocketRoutes routes) {
        this.apis = apis;
        this.routes = routes;
    }

    /**
     * An integration.
     *
     * @param api id of its API
     * @param target invoke ARN of the function
     */
    record SpareProperties(String api, String id, String target) implements Properties {}

    @Override
    public String kind() {
        return HttpKeys.INTEGRATION;
    }

    @Override
    public Class<SpareProperties> properties() {
        return SpareProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    /** Routes have theirs made and moved with them. */
    @Override
    public List<Node> desired(Wanted wanted) {
        return List.of();
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return Found.of(apis.of(scope, wanted, granted)
                .map(api -> api.spares(WebSocketRoutes.MARK + scope.name()).entrySet().stream()
                        .map(one -> new Observed.Present(
                                new ResourceKey(kind(), scope.name() + "/websocket:" + one.getKey()),
                                new SpareProperties(
                                        api.id(), one.getKey(), one.getValue().uri()),
                                scope.name(),
                                Map.of(),
                                HttpKeys.grants(scope, granted)))
                        .toList())
                .orElse(List.of()));
    }

    @Override
    public Map<String, String> create(Step.Create step, SpareProperties wanted, Outputs known) {
        throw new IllegalStateException("Nobody wants " + step.key());
    }

    @Override
    public Map<String, String> update(Step.Update step, SpareProperties wanted, Outputs known) {
        throw new IllegalStateException("Nobody wants " + step.key());
    }

    @Override
    public void delete(Observed.Present there) {
        SpareProperties spare = (SpareProperties) there.properties();
        routes.removeSpare(spare.api(), spare.id());
    }
}
