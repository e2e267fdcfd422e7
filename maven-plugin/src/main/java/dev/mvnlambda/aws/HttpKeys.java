package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.RouteKey;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the parts of an HTTP API are called, and the ARNs that its calls come from. */
final class HttpKeys {
    /** Who calls. */
    static final String PRINCIPAL = "apigateway.amazonaws.com";

    static final String INTEGRATION = "integration";
    static final String ROUTE = "route";
    static final String AUTHORIZER = "authorizer";
    static final String JWT_AUTHORIZER = "jwt-authorizer";

    /** The output that holds the id of a part of an API. */
    static final String ID = "id";

    /** The output that holds the id of the API that it is part of. */
    static final String API = "api";

    /** The output that holds what grants name an authorizer by, behind the account. */
    static final String SOURCE = "source";

    private static final String KIND = "HTTP";

    private HttpKeys() {}

    /** The routes of a function. */
    static List<RouteSpec> routes(FunctionSpec spec) {
        return spec.triggers(RouteSpec.class).stream()
                .filter(route -> route.api().equals(KIND))
                .toList();
    }

    static ResourceKey api(Stage stage) {
        return new ResourceKey(ApiAddress.HTTP, stage.app());
    }

    static ResourceKey integration(FunctionScope scope) {
        return new ResourceKey(INTEGRATION, scope.name() + "/http");
    }

    static ResourceKey route(FunctionScope scope, String routeKey) {
        return new ResourceKey(ROUTE, scope.name() + "/http:" + routeKey);
    }

    static ResourceKey authorizer(FunctionScope scope, String name) {
        return new ResourceKey(AUTHORIZER, scope.name() + "/http:" + name);
    }

    static ResourceKey jwtAuthorizer(String name) {
        return new ResourceKey(JWT_AUTHORIZER, "http:" + name);
    }

    /** What an authorizer is called in the API, by its key. */
    static String authorizerName(ResourceKey authorizer) {
        String name = authorizer.name().substring(authorizer.name().indexOf("http:") + "http:".length());
        return authorizer.kind().equals(JWT_AUTHORIZER) ? JwtAuthorizerType.MARK + name : name;
    }

    /**
     * Where calls of a route come from, whichever stage and method. A variable of the path is an asterisk, so that it does not
     * matter whether AWS says the path of the route or of the request; {@code $default} takes any path.
     */
    static Value routeArn(Stage stage, String routeKey) {
        String path = RouteKey.of(routeKey).path().replaceAll("\\{[^}]*}", "*");
        return arn(stage, "/*/*" + path);
    }

    private static Value arn(Stage stage, String rest) {
        Identity identity = stage.identity();
        return new Value.FromStep(
                api(stage),
                ApiAddress.ID,
                "arn:" + identity.partition() + ":execute-api:" + identity.region() + ":" + identity.account() + ":",
                rest,
                "id of " + api(stage));
    }

    /** Whether an address leads to a function, by whatever qualifier. */
    static boolean leadsTo(FunctionScope scope, String uri) {
        String functionArn = scope.target().functionArn();
        String arn = InvokeArn.target(uri);
        return arn.equals(functionArn) || arn.startsWith(functionArn + ":");
    }

    /** Something of the API that leads to a function; it goes before the API, and before what it hangs on. */
    static Observed.Present part(
            ResourceKey key,
            Properties properties,
            FunctionScope scope,
            Map<String, String> outputs,
            Set<ResourceKey> hangsOn) {
        Set<ResourceKey> after = new HashSet<>(hangsOn);
        after.add(api(scope.stage()));
        return new Observed.Present(key, properties, scope.name(), outputs, after);
    }

    static boolean isWanted(ResourceKey key, List<Node> wanted) {
        return wanted.stream().anyMatch(node -> node.key().equals(key));
    }

    static Set<ResourceKey> grants(FunctionScope scope, List<StatementProperties> granted) {
        return granted.stream().map(one -> PolicyStatementType.key(scope, one)).collect(Collectors.toSet());
    }

    /** What AWS leaves out is empty. */
    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
