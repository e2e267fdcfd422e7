package dev.mvnlambda.aws;

import dev.mvnlambda.aws.HttpAuthorizerType.AuthorizerProperties;
import dev.mvnlambda.aws.JwtAuthorizerType.JwtProperties;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;

/** What was read of the authorizers of an HTTP API. */
final class HttpApiAuthorizers {
    private final Stage stage;
    private final String apiId;
    private final List<Authorizer> authorizers;

    HttpApiAuthorizers(Stage stage, String apiId, List<Authorizer> authorizers) {
        this.stage = stage;
        this.apiId = apiId;
        this.authorizers = authorizers;
    }

    /** The authorizers that a function is, or that are called as those that it wants to be. */
    PushType.Found of(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        ApiSurvey survey = new ApiSurvey(scope, "HTTP API " + apiId, wanted, granted, all);
        Set<ResourceKey> seen = new HashSet<>();
        authorizers.forEach(one -> survey.authorizer(
                new ApiSurvey.Part(
                        HttpKeys.authorizer(scope, one.name()),
                        one.name(),
                        HttpKeys.text(one.authorizerUri()),
                        ExecuteApi.authorizerPart(apiId, one.authorizerId())),
                grants -> HttpKeys.part(
                        key(scope, one, seen),
                        properties(one),
                        scope,
                        HttpAuthorizerType.outputs(apiId, one.authorizerId()),
                        grants)));
        return survey.found();
    }

    /** A second one of a name, of which a lost answer did not tell, is wanted by nobody. */
    private static ResourceKey key(FunctionScope scope, Authorizer one, Set<ResourceKey> seen) {
        ResourceKey key = HttpKeys.authorizer(scope, one.name());
        return seen.add(key) ? key : new ResourceKey(key.kind(), key.name() + "#" + one.authorizerId());
    }

    private static AuthorizerProperties properties(Authorizer one) {
        return new AuthorizerProperties(
                one.name(),
                HttpKeys.text(one.authorizerUri()),
                one.identitySource(),
                Objects.requireNonNullElse(one.authorizerResultTtlInSeconds(), 0),
                HttpKeys.text(one.authorizerPayloadFormatVersion()),
                Boolean.TRUE.equals(one.enableSimpleResponses()));
    }

    /** Those of the wanted authorizers of tokens that are there. */
    List<Observed> wantedJwts(List<Node> wanted) {
        return jwts().stream()
                .filter(one -> HttpKeys.isWanted(one.key(), wanted))
                .map(Observed.class::cast)
                .toList();
    }

    /** Whether it checks tokens, and was made by an app and stage. */
    static boolean isOurJwt(Authorizer one) {
        return one.authorizerType() == AuthorizerType.JWT && one.name().startsWith(JwtAuthorizerType.MARK);
    }

    /** Those that check tokens and are ours. */
    List<Observed.Present> jwts() {
        Map<ResourceKey, Observed.Present> found = new LinkedHashMap<>();
        authorizers.stream()
                .filter(HttpApiAuthorizers::isOurJwt)
                .forEach(one -> found.putIfAbsent(
                        key(one),
                        new Observed.Present(
                                key(one),
                                new JwtProperties(
                                        one.name(),
                                        one.jwtConfiguration().issuer(),
                                        one.jwtConfiguration().audience(),
                                        one.identitySource()),
                                Node.SHARED,
                                Map.of(HttpKeys.ID, one.authorizerId(), HttpKeys.API, apiId),
                                Set.of(HttpKeys.api(stage)))));
        return List.copyOf(found.values());
    }

    /** The key of the authorizer of that id; the id, when there is none. */
    String key(String id, List<Node> wanted) {
        return authorizers.stream()
                .filter(one -> one.authorizerId().equals(id))
                .map(one -> declared(one, wanted).orElseGet(() -> key(one)).toString())
                .findFirst()
                .orElse(id);
    }

    /** Names are unique in an API; the function of one that is wanted may be another so far. */
    private static Optional<ResourceKey> declared(Authorizer one, List<Node> wanted) {
        return wanted.stream()
                .flatMap(node -> node.after().stream())
                .filter(key -> key.kind().equals(HttpKeys.AUTHORIZER))
                .filter(key -> key.name().endsWith("/http:" + one.name()))
                .findFirst();
    }

    /** The key under which an authorizer is declared, if it is. */
    ResourceKey key(Authorizer one) {
        if (one.authorizerType() == AuthorizerType.JWT) {
            return HttpKeys.jwtAuthorizer(
                    one.name().startsWith(JwtAuthorizerType.MARK)
                            ? one.name().substring(JwtAuthorizerType.MARK.length())
                            : "#" + one.authorizerId());
        }
        String prefix = stage.functionName("");
        String[] arn = InvokeArn.target(HttpKeys.text(one.authorizerUri())).split(":", 8);
        String function = arn.length > 6 && arn[6].startsWith(prefix)
                ? arn[6].substring(prefix.length())
                : "#" + one.authorizerId();
        return HttpKeys.authorizer(new FunctionScope(stage, function, Optional.empty()), one.name());
    }
}
