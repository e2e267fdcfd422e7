package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigatewayv2.model.JWTConfiguration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;

/** Authorizers of APIs. AWS reads a JWT issuer's configuration when one is made; here it is read with the first token. */
final class ApiAuthorizers {

    private static final int ID_LENGTH = 6;
    private static final int LONGEST_TTL = 3600;

    private final Apis apis;

    ApiAuthorizers(Apis apis) {
        this.apis = apis;
    }

    Authorizer create(CreateAuthorizerRequest request) {
        String id = Apis.newId(ID_LENGTH);
        ApiRecord after = apis.change(request.apiId(), record -> {
            boolean http = record.api().protocolType() == ProtocolType.HTTP;
            Authorizer.Builder authorizer =
                    Shapes.copy(request, Authorizer.builder()).authorizerId(id);
            if (http
                    && request.authorizerType() == AuthorizerType.REQUEST
                    && request.authorizerResultTtlInSeconds() == null) {
                authorizer.authorizerResultTtlInSeconds(0);
            }
            return put(record, authorizer.build());
        });
        return find(after, id);
    }

    Authorizer update(UpdateAuthorizerRequest request) {
        String id = request.authorizerId();
        ApiRecord after = apis.change(
                request.apiId(),
                record -> put(
                        record,
                        Shapes.copy(request, find(record, id).toBuilder()).build()));
        return find(after, id);
    }

    private static ApiRecord put(ApiRecord record, Authorizer authorizer) {
        if (authorizer.name() == null || authorizer.authorizerType() == null) {
            throw ApiFaults.invalid("Name and AuthorizerType are required properties");
        }
        boolean http = record.api().protocolType() == ProtocolType.HTTP;
        if (authorizer.authorizerType() == AuthorizerType.JWT) {
            checkJwt(authorizer, http);
        } else {
            checkFunction(authorizer, http);
        }
        return record.withAuthorizers(Apis.with(record.authorizers(), authorizer.authorizerId(), authorizer));
    }

    private static void checkJwt(Authorizer authorizer, boolean http) {
        JWTConfiguration jwt = authorizer.jwtConfiguration();
        if (!http) {
            throw ApiFaults.invalid("JWT authorizers are only supported for HTTP APIs");
        }
        if (jwt == null || jwt.issuer() == null || !jwt.issuer().matches("https?://.+")) {
            throw ApiFaults.invalid("Invalid issuer: " + (jwt == null ? null : jwt.issuer()));
        }
        if (jwt.audience().isEmpty()) {
            throw ApiFaults.invalid("Audience is a required property for JWT authorizers");
        }
        if (authorizer.identitySource().size() != 1) {
            throw ApiFaults.invalid("JWT authorizers have exactly one identity source");
        }
    }

    private static void checkFunction(Authorizer authorizer, boolean http) {
        if (!ApiFunction.isOne(authorizer.authorizerUri())
                || !authorizer.authorizerUri().contains(":apigateway:")) {
            throw ApiFaults.invalid(
                    "Invalid Authorizer URI: " + authorizer.authorizerUri()
                            + ". Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.");
        }
        if (http && authorizer.authorizerPayloadFormatVersion() == null) {
            throw ApiFaults.invalid("AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer");
        }
        Integer ttl = authorizer.authorizerResultTtlInSeconds();
        if (ttl != null && (ttl < 0 || ttl > LONGEST_TTL)) {
            throw ApiFaults.invalid("AuthorizerResultTtlInSeconds should be between 0 and 3600");
        }
        if (http && ttl != null && ttl > 0 && authorizer.identitySource().isEmpty()) {
            throw ApiFaults.invalid("At least one identity source is required to enable caching");
        }
    }

    Authorizer get(String apiId, String id) {
        return find(apis.get(apiId), id);
    }

    GetAuthorizersResponse list(GetAuthorizersRequest request) {
        Page<Authorizer> page = Apis.page(
                List.copyOf(apis.get(request.apiId()).authorizers().values()),
                Authorizer::authorizerId,
                request.nextToken(),
                request.maxResults());
        return GetAuthorizersResponse.builder()
                .items(page.items())
                .nextToken(page.next())
                .build();
    }

    void delete(String apiId, String id) {
        apis.change(apiId, record -> {
            find(record, id);
            List<String> routes = record.routes().values().stream()
                    .filter(route -> id.equals(route.authorizerId()))
                    .map(Route::routeId)
                    .toList();
            if (!routes.isEmpty()) {
                throw ApiFaults.conflict(
                        "Cannot delete Authorizer because it is referenced by the following Routes with Ids: "
                                + routes);
            }
            return record.withAuthorizers(Apis.with(record.authorizers(), id, null));
        });
    }

    private static Authorizer find(ApiRecord record, String id) {
        Authorizer authorizer = record.authorizers().get(id);
        if (authorizer == null) {
            throw ApiFaults.notFound("Authorizer", id);
        }
        return authorizer;
    }
}
