package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Authorizers of REST APIs. */
final class RestAuthorizers {

    private static final int USUAL_TTL = 300;
    private static final int LONGEST_TTL = 3600;
    private static final Patches PATCHES = new Patches(
            "name",
            "type",
            "authType",
            "authorizerUri",
            "authorizerCredentials",
            "identitySource",
            "identityValidationExpression",
            "authorizerResultTtlInSeconds");

    private final RestApiTable table;

    RestAuthorizers(RestApiTable table) {
        this.table = table;
    }

    Authorizer create(CreateAuthorizerRequest request) {
        String id = RestApiTable.newId(6);
        Authorizer authorizer = checked(Shapes.copy(request, Authorizer.builder())
                .id(id)
                .authType(Objects.requireNonNullElse(request.authType(), "custom"))
                .authorizerResultTtlInSeconds(
                        Objects.requireNonNullElse(request.authorizerResultTtlInSeconds(), USUAL_TTL))
                .build());
        table.change(request.restApiId(), api -> {
            if (api.authorizers().stream().anyMatch(one -> one.name().equals(request.name()))) {
                throw RestApiFaults.conflict("Authorizer name must be unique. Authorizer " + request.name()
                        + " already exists in this RestApi.");
            }
            return api.withAuthorizers(RestApiTable.with(api.authorizers(), authorizer));
        });
        return authorizer;
    }

    Authorizer get(String apiId, String id) {
        return table.get(apiId).authorizers().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(RestAuthorizers::missing);
    }

    Page<Authorizer> list(String apiId, @Nullable String position, @Nullable Integer limit) {
        List<Authorizer> all = table.get(apiId).authorizers().stream()
                .sorted(java.util.Comparator.comparing(Authorizer::id))
                .toList();
        return Page.of(all, Authorizer::id, position, limit, RestApis.USUAL_PAGE);
    }

    Authorizer update(String apiId, String id, List<PatchOperation> operations) {
        get(apiId, id);
        table.change(
                apiId,
                api -> api.withAuthorizers(RestApiTable.replaced(
                        api.authorizers(),
                        Authorizer::id,
                        id,
                        one -> checked(
                                PATCHES.applied(one.toBuilder(), operations).build()))));
        return get(apiId, id);
    }

    void delete(String apiId, String id) {
        Authorizer authorizer = get(apiId, id);
        table.change(apiId, api -> {
            user(api, id).ifPresent(method -> {
                throw RestApiFaults.conflict(
                        "Cannot delete authorizer '" + authorizer.name() + "', is referenced in method: " + method);
            });
            return api.withAuthorizers(
                    RestApiTable.without(api.authorizers(), one -> one.id().equals(id)));
        });
    }

    private static Optional<String> user(RestApiRecord api, String id) {
        for (Resource resource : api.resources()) {
            for (var method : resource.resourceMethods().entrySet()) {
                if (id.equals(method.getValue().authorizerId())) {
                    return Optional.of(method.getKey() + "/" + resource.path());
                }
            }
        }
        return Optional.empty();
    }

    private static Authorizer checked(Authorizer authorizer) {
        boolean byFunction = authorizer.type() != AuthorizerType.COGNITO_USER_POOLS;
        if (byFunction
                && (authorizer.authorizerUri() == null
                        || !authorizer.authorizerUri().contains(":lambda:path/"))) {
            throw RestApiFaults.badRequest(
                    "Invalid Authorizer URI: " + authorizer.authorizerUri()
                            + ". Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.");
        }
        int ttl = Objects.requireNonNullElse(authorizer.authorizerResultTtlInSeconds(), USUAL_TTL);
        if (ttl < 0 || ttl > LONGEST_TTL) {
            throw RestApiFaults.badRequest("Authorizer result TTL must be between 0 and " + LONGEST_TTL + " seconds");
        }
        refuseOtherThanHeader(authorizer);
        boolean identified = authorizer.identitySource() != null
                && !authorizer.identitySource().isEmpty();
        if (!identified && (authorizer.type() == AuthorizerType.TOKEN || (byFunction && ttl > 0))) {
            throw RestApiFaults.badRequest(
                    authorizer.type() == AuthorizerType.TOKEN
                            ? "Identity source is required for an authorizer of type TOKEN"
                            : "Identity source is required for an authorizer of type REQUEST when caching is enabled");
        }
        return authorizer;
    }

    private static void refuseOtherThanHeader(Authorizer authorizer) {
        String source = Objects.requireNonNullElse(authorizer.identitySource(), "");
        boolean isHeader = source.isEmpty() || source.matches("method\\.request\\.header\\.[^,\\s]+");
        if (authorizer.type() == AuthorizerType.TOKEN && !isHeader) {
            throw RestApiFaults.badRequest("Invalid mapping expression specified: " + source);
        }
    }

    private static RuntimeException missing() {
        return RestApiFaults.notFound("Invalid Authorizer identifier specified");
    }
}
