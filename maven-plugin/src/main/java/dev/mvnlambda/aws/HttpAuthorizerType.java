package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.AuthorizerSpec;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/**
 * A function that tells the HTTP API who may call. Its id is part of its grant, so that is made after it; but once it is there,
 * it moves after its new grant is made.
 */
final class HttpAuthorizerType implements PushType<HttpAuthorizerType.AuthorizerProperties> {
    private static final String PAYLOAD = "2.0";

    private final HttpCaller http;
    private final HttpApis apis;

    HttpAuthorizerType(HttpCaller http, HttpApis apis) {
        this.http = http;
        this.apis = apis;
    }

    /**
     * An authorizer.
     *
     * @param uri what API Gateway is told to call
     * @param ttl seconds that an answer is good for
     * @param payload the version of the event's format
     * @param simple whether the answer is only yes or no
     */
    record AuthorizerProperties(
            String name, String uri, List<String> identitySources, int ttl, String payload, boolean simple)
            implements Properties {
        AuthorizerProperties {
            identitySources = List.copyOf(identitySources);
        }

        @Override
        public boolean movesLast() {
            return true;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "decides who may call, in the HTTP API" : "";
        }
    }

    @Override
    public String kind() {
        return HttpKeys.AUTHORIZER;
    }

    @Override
    public Class<AuthorizerProperties> properties() {
        return AuthorizerProperties.class;
    }

    @Override
    public String principal() {
        return HttpKeys.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().authorizers().stream()
                .filter(one -> one.api().equals("HTTP"))
                .flatMap(one -> nodes(one, wanted.scope()).stream())
                .toList();
    }

    private static List<Node> nodes(AuthorizerSpec spec, FunctionScope scope) {
        ResourceKey key = HttpKeys.authorizer(scope, spec.name());
        Node authorizer = new Node(
                key,
                new AuthorizerProperties(
                        spec.name(), scope.target().invokeArn(), spec.identitySources(), spec.ttl(), PAYLOAD, true),
                scope.name(),
                Set.of(HttpKeys.api(scope.stage()), PolicyStatementType.pointedAt(scope)));
        Node grant =
                PolicyStatementType.node(scope, ExecuteApi.authorizerGrant(scope, key, HttpKeys.SOURCE), Set.of(key));
        return List.of(authorizer, grant);
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        return observe(scope, wanted, granted, wanted);
    }

    @Override
    public Found observe(
            FunctionScope scope,
            List<Node> wanted,
            List<PolicyStatementType.StatementProperties> granted,
            List<Node> all) {
        return HttpApis.concerns(wanted, granted)
                ? apis.of(scope.stage())
                        .map(content -> content.authorizers().of(scope, wanted, granted, all))
                        .orElse(Found.of(List.of()))
                : Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, AuthorizerProperties wanted, Outputs known) {
        String api = HttpRouteType.api(step.node(), known);
        String id = http.create(
                        "CreateAuthorizer",
                        client -> client.createAuthorizer(r -> r.apiId(api)
                                .name(wanted.name())
                                .authorizerType("REQUEST")
                                .authorizerUri(wanted.uri())
                                .authorizerPayloadFormatVersion(wanted.payload())
                                .enableSimpleResponses(wanted.simple())
                                .identitySource(wanted.identitySources())
                                .authorizerResultTtlInSeconds(wanted.ttl())),
                        one -> removeTwins(http, apis, api, one.name(), one.authorizerId()))
                .authorizerId();
        return outputs(api, id);
    }

    /** Those of the same name, of which a lost answer told: no route names them yet. */
    static void removeTwins(HttpCaller http, HttpApis apis, String api, String name, String made) {
        apis.authorizers(api).stream()
                .filter(one -> one.name().equals(name))
                .map(Authorizer::authorizerId)
                .filter(id -> !id.equals(made))
                .forEach(id -> remove(http, api, id));
    }

    /** What others need of an authorizer. */
    static Map<String, String> outputs(String api, String id) {
        return Map.of(HttpKeys.ID, id, HttpKeys.API, api, HttpKeys.SOURCE, ExecuteApi.authorizerPart(api, id));
    }

    @Override
    public Map<String, String> update(Step.Update step, AuthorizerProperties wanted, Outputs known) {
        Map<String, String> read = step.observed().outputs();
        http.change(
                "UpdateAuthorizer",
                client -> client.updateAuthorizer(r -> r.apiId(read.getOrDefault(HttpKeys.API, ""))
                        .authorizerId(read.getOrDefault(HttpKeys.ID, ""))
                        .authorizerUri(wanted.uri())
                        .authorizerPayloadFormatVersion(wanted.payload())
                        .enableSimpleResponses(wanted.simple())
                        .identitySource(wanted.identitySources())
                        .authorizerResultTtlInSeconds(wanted.ttl())));
        return read;
    }

    @Override
    public void delete(Observed.Present there) {
        remove(http, there);
    }

    /** Removes an authorizer of any type. */
    static void remove(HttpCaller http, Observed.Present there) {
        Map<String, String> read = there.outputs();
        remove(http, read.getOrDefault(HttpKeys.API, ""), read.getOrDefault(HttpKeys.ID, ""));
    }

    private static void remove(HttpCaller http, String api, String id) {
        http.remove(
                "DeleteAuthorizer",
                client -> client.deleteAuthorizer(r -> r.apiId(api).authorizerId(id)));
    }
}
