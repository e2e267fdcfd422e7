package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.RouteKey;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.List;

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

    /**
     * Where calls of a route come from, whichever stage and method. A variable of the path is an asterisk, so that it does not
     * matter whether AWS says the path of the route or of the request; {@code $default} takes any path.
     */
    static Value routeArn(Stage stage, String routeKey) {
        String path = RouteKey.of(routeKey).path().replaceAll("\\{[^}]*}", "*");
        return arn(stage, "/*/*" + path);
    }

    /**
     * Where calls of authorizers come from. Which one it is stays open: a grant comes before the authorizer that needs it, also
     * when that moves to another qualifier, and an authorizer's id is known only after it was made.
     */
    static Value authorizersArn(Stage stage) {
        return arn(stage, "/authorizers/*");
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

    /** What API Gateway is told to call, where it does not take a plain ARN. */
    static String invocation(FunctionScope scope) {
        Identity identity = scope.stage().identity();
        return "arn:" + identity.partition() + ":apigateway:" + identity.region() + ":lambda:path/2015-03-31/functions/"
                + scope.target().arn() + "/invocations";
    }

    /** The function that such an address is of, as its ARN; what is no such address stays as it is. */
    static String function(String uri) {
        int begin = uri.indexOf("/functions/");
        int end = uri.lastIndexOf('/');
        return begin > 0 && end > begin + "/functions/".length()
                ? uri.substring(begin + "/functions/".length(), end)
                : uri;
    }

    /** Whether an address leads to a function, by whatever qualifier. */
    static boolean leadsTo(FunctionScope scope, String uri) {
        String functionArn = scope.target().functionArn();
        String arn = function(uri);
        return arn.equals(functionArn) || arn.startsWith(functionArn + ":");
    }
}
