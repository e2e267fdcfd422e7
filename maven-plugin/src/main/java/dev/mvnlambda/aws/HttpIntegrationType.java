package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;

/** What routes of one function call: its target, which moves in place. */
final class HttpIntegrationType implements PushType<HttpIntegrationType.IntegrationProperties> {
    /** What the descriptions of ours begin with; the function's name follows. */
    static final String MARK = "mvn-lambda: ";

    private static final String PAYLOAD = "2.0";

    private final HttpCaller http;
    private final HttpApis apis;

    HttpIntegrationType(HttpCaller http, HttpApis apis) {
        this.http = http;
        this.apis = apis;
    }

    /**
     * An integration.
     *
     * @param target the ARN of what is called
     * @param payload the version of the event's format
     * @param description that tells whose it is
     */
    record IntegrationProperties(String target, String payload, String description) implements Properties {
        static IntegrationProperties of(FunctionScope scope) {
            return new IntegrationProperties(scope.target().arn(), PAYLOAD, MARK + scope.name());
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "calls " + LambdaArn.shown(target) : "";
        }
    }

    @Override
    public String kind() {
        return HttpKeys.INTEGRATION;
    }

    @Override
    public Class<IntegrationProperties> properties() {
        return IntegrationProperties.class;
    }

    @Override
    public String principal() {
        return HttpKeys.PRINCIPAL;
    }

    /** It is pointed at a target once all that call it by it may do so. */
    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        if (HttpKeys.routes(wanted.spec()).isEmpty()) {
            return List.of();
        }
        Set<ResourceKey> after =
                new HashSet<>(Set.of(HttpKeys.api(scope.stage()), PolicyStatementType.pointedAt(scope)));
        HttpRouteType.grants(wanted).forEach(grant -> after.add(grant.key()));
        return List.of(new Node(HttpKeys.integration(scope), IntegrationProperties.of(scope), scope.name(), after));
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        return HttpApis.concerns(wanted, granted)
                ? apis.of(scope.stage())
                        .map(content -> Found.of(content.integrations(scope, wanted, granted)))
                        .orElse(Found.of(List.of()))
                : Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, IntegrationProperties wanted, Outputs known) {
        String api = HttpRouteType.api(step.node(), known);
        String id = http.create(
                        "CreateIntegration",
                        client -> client.createIntegration(r -> r.apiId(api)
                                .integrationType("AWS_PROXY")
                                .integrationUri(wanted.target())
                                .payloadFormatVersion(wanted.payload())
                                .description(wanted.description())),
                        one -> removeTwins(api, wanted, one.integrationId()))
                .integrationId();
        return Map.of(HttpKeys.ID, id, HttpKeys.API, api);
    }

    /** Those that were made like one, of which a lost answer told: no route calls them yet. */
    private void removeTwins(String api, IntegrationProperties wanted, String made) {
        apis.integrations(api).stream()
                .filter(one -> wanted.description().equals(one.description())
                        && wanted.target().equals(one.integrationUri()))
                .map(Integration::integrationId)
                .filter(id -> !id.equals(made))
                .forEach(id -> remove(api, id));
    }

    @Override
    public Map<String, String> update(Step.Update step, IntegrationProperties wanted, Outputs known) {
        Map<String, String> read = step.observed().outputs();
        http.change(
                "UpdateIntegration",
                client -> client.updateIntegration(r -> r.apiId(read.getOrDefault(HttpKeys.API, ""))
                        .integrationId(read.getOrDefault(HttpKeys.ID, ""))
                        .integrationUri(wanted.target())
                        .payloadFormatVersion(wanted.payload())
                        .description(wanted.description())));
        return read;
    }

    @Override
    public void delete(Observed.Present there) {
        Map<String, String> read = there.outputs();
        remove(read.getOrDefault(HttpKeys.API, ""), read.getOrDefault(HttpKeys.ID, ""));
    }

    private void remove(String api, String id) {
        http.remove(
                "DeleteIntegration",
                client -> client.deleteIntegration(r -> r.apiId(api).integrationId(id)));
    }
}
