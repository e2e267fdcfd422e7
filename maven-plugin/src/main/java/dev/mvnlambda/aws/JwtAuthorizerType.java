package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.JWTConfiguration;

/** Lets the HTTP API check tokens by itself; shared by all routes that name it. */
final class JwtAuthorizerType implements PushType<JwtAuthorizerType.JwtProperties> {
    /** What the names of ours begin with in AWS, since nothing else tells whose an authorizer is. */
    static final String MARK = "mvnlambda-";

    /** Where callers put their token. */
    static final String IDENTITY_SOURCE = "$request.header.Authorization";

    private final HttpCaller http;
    private final HttpApis apis;

    JwtAuthorizerType(HttpCaller http, HttpApis apis) {
        this.http = http;
        this.apis = apis;
    }

    /** An authorizer that checks tokens. */
    record JwtProperties(String name, String issuer, List<String> audience, List<String> identitySources)
            implements Properties {
        JwtProperties {
            audience = audience.stream().sorted().toList();
            identitySources = List.copyOf(identitySources);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "lets in who brings a token of " + issuer : "";
        }
    }

    @Override
    public String kind() {
        return HttpKeys.JWT_AUTHORIZER;
    }

    @Override
    public Class<JwtProperties> properties() {
        return JwtProperties.class;
    }

    @Override
    public String principal() {
        return HttpKeys.PRINCIPAL;
    }

    /** Only those that a route names. */
    @Override
    public List<Node> desired(Wanted wanted) {
        Stage stage = wanted.scope().stage();
        return HttpKeys.routes(wanted.spec()).stream()
                .flatMap(route -> wanted.apis().jwtAuthorizer(route.authorizer()).stream())
                .distinct()
                .map(jwt -> node(jwt, stage))
                .toList();
    }

    private static Node node(JwtAuthorizerSpec jwt, Stage stage) {
        return new Node(
                HttpKeys.jwtAuthorizer(jwt.name()),
                new JwtProperties(MARK + jwt.name(), jwt.issuer(), jwt.audience(), List.of(IDENTITY_SOURCE)),
                Node.SHARED,
                Set.of(HttpKeys.api(stage)));
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        return HttpApis.concerns(wanted, granted)
                ? apis.of(scope.stage())
                        .map(content -> Found.of(content.authorizers().wantedJwts(wanted)))
                        .orElse(Found.of(List.of()))
                : Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, JwtProperties wanted, Outputs known) {
        String api = HttpRouteType.api(step.node(), known);
        String id = http.create(
                        "CreateAuthorizer",
                        client -> client.createAuthorizer(r -> r.apiId(api)
                                .name(wanted.name())
                                .authorizerType("JWT")
                                .identitySource(wanted.identitySources())
                                .jwtConfiguration(configuration(wanted))),
                        one -> HttpAuthorizerType.removeTwins(http, apis, api, one.name(), one.authorizerId()))
                .authorizerId();
        return Map.of(HttpKeys.ID, id, HttpKeys.API, api);
    }

    @Override
    public Map<String, String> update(Step.Update step, JwtProperties wanted, Outputs known) {
        Map<String, String> read = step.observed().outputs();
        http.change(
                "UpdateAuthorizer",
                client -> client.updateAuthorizer(r -> r.apiId(read.getOrDefault(HttpKeys.API, ""))
                        .authorizerId(read.getOrDefault(HttpKeys.ID, ""))
                        .identitySource(wanted.identitySources())
                        .jwtConfiguration(configuration(wanted))));
        return read;
    }

    private static JWTConfiguration configuration(JwtProperties wanted) {
        return JWTConfiguration.builder()
                .issuer(wanted.issuer())
                .audience(wanted.audience())
                .build();
    }

    @Override
    public void delete(Observed.Present there) {
        HttpAuthorizerType.remove(http, there);
    }
}
