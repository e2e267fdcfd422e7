package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;

/** Routes of APIs. */
final class ApiRoutes {

    private static final String TARGET = "integrations/";
    private static final int ID_LENGTH = 7;
    private static final Pattern HTTP_KEY =
            Pattern.compile("\\$default|(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /\\S*");

    /** What a route is called with that needs no authorizer of its own. */
    private static final Set<AuthorizationType> OWN = Set.of(AuthorizationType.JWT, AuthorizationType.CUSTOM);

    private final Apis apis;

    ApiRoutes(Apis apis) {
        this.apis = apis;
    }

    Route create(CreateRouteRequest request) {
        String id = Apis.newId(ID_LENGTH);
        Route.Builder route = Shapes.copy(request, Route.builder());
        if (request.authorizationType() == null) {
            route.authorizationType(AuthorizationType.NONE);
        }
        return put(
                request.apiId(),
                id,
                record -> route.routeId(id)
                        .apiKeyRequired(Boolean.TRUE.equals(request.apiKeyRequired()))
                        .build());
    }

    Route update(UpdateRouteRequest request) {
        return put(request.apiId(), request.routeId(), record -> {
            Route.Builder changed = Shapes.copy(request, find(record, request.routeId()).toBuilder());
            if (request.authorizationType() == AuthorizationType.NONE
                    || request.authorizationType() == AuthorizationType.AWS_IAM) {
                changed.authorizerId(null);
            }
            return changed.build();
        });
    }

    private Route put(String apiId, String id, java.util.function.Function<ApiRecord, Route> change) {
        ApiRecord after = apis.change(apiId, record -> {
            Route route = change.apply(record);
            check(record, route);
            return record.withRoutes(Apis.with(record.routes(), id, route));
        });
        return find(after, id);
    }

    private static void check(ApiRecord record, Route route) {
        String key = route.routeKey();
        boolean http = record.api().protocolType() == ProtocolType.HTTP;
        if (key == null || (http && !HTTP_KEY.matcher(key).matches())) {
            throw ApiFaults.invalid(
                    "The provided route key is not formatted properly for HTTP protocol. Format should be"
                            + " \"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
        }
        for (Map.Entry<String, Route> other : record.routes().entrySet()) {
            if (!other.getKey().equals(route.routeId())
                    && other.getValue().routeKey().equals(key)) {
                throw ApiFaults.conflict("Route with key " + key + " already exists for this API");
            }
        }
        checkTarget(record, route.target());
        checkAuthorizer(record, route);
    }

    private static void checkTarget(ApiRecord record, @Nullable String target) {
        if (target != null
                && !(target.startsWith(TARGET)
                        && record.integrations().containsKey(target.substring(TARGET.length())))) {
            throw ApiFaults.invalid("Invalid target specified: " + target);
        }
    }

    private static void checkAuthorizer(ApiRecord record, Route route) {
        if (!OWN.contains(route.authorizationType())) {
            return;
        }
        Authorizer authorizer =
                route.authorizerId() == null ? null : record.authorizers().get(route.authorizerId());
        if (authorizer == null) {
            throw ApiFaults.invalid("Invalid authorizer ID specified: " + route.authorizerId());
        }
        boolean jwt = authorizer.authorizerType() == AuthorizerType.JWT;
        if (jwt != (route.authorizationType() == AuthorizationType.JWT)) {
            throw ApiFaults.invalid("The authorizer " + route.authorizerId() + " is not of the authorization type "
                    + route.authorizationType());
        }
    }

    Route get(String apiId, String id) {
        return find(apis.get(apiId), id);
    }

    GetRoutesResponse list(GetRoutesRequest request) {
        Page<Route> page = Apis.page(
                List.copyOf(apis.get(request.apiId()).routes().values()),
                Route::routeId,
                request.nextToken(),
                request.maxResults());
        return GetRoutesResponse.builder()
                .items(page.items())
                .nextToken(page.next())
                .build();
    }

    void delete(String apiId, String id) {
        apis.change(apiId, record -> {
            find(record, id);
            return record.withRoutes(Apis.with(record.routes(), id, null));
        });
    }

    private static Route find(ApiRecord record, String id) {
        Route route = record.routes().get(id);
        if (route == null) {
            throw ApiFaults.notFound("Route", id);
        }
        return route;
    }
}
