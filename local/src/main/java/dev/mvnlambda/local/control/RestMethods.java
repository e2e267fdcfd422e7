package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Methods of the paths of REST APIs, and what they lead to. */
final class RestMethods {

    private static final Set<String> VERBS = Set.of("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final Set<String> BY_AUTHORIZER = Set.of("CUSTOM", "COGNITO_USER_POOLS");
    private static final Set<String> OTHERS = Set.of("NONE", "AWS_IAM");

    private static final Patches METHOD = new Patches(
            "authorizationType",
            "authorizerId",
            "apiKeyRequired",
            "operationName",
            "requestParameters",
            "requestModels",
            "requestValidatorId");
    private static final Patches INTEGRATION = new Patches(
            "uri",
            "httpMethod",
            "credentials",
            "requestParameters",
            "requestTemplates",
            "passthroughBehavior",
            "contentHandling",
            "timeoutInMillis",
            "cacheNamespace",
            "connectionType",
            "connectionId",
            "responseTransferMode");

    private final RestApiTable table;

    RestMethods(RestApiTable table) {
        this.table = table;
    }

    Method put(PutMethodRequest request) {
        Method method = Shapes.copy(request, Method.builder())
                .apiKeyRequired(Boolean.TRUE.equals(request.apiKeyRequired()))
                .build();
        if (!VERBS.contains(request.httpMethod())) {
            throw RestApiFaults.badRequest("Invalid HttpMethod specified. Valid options are "
                    + String.join(",", VERBS.stream().sorted().toList()));
        }
        RestApiRecord after = table.change(request.restApiId(), api -> {
            checkAuthorization(api, method);
            Resource resource = RestPaths.get(api, request.resourceId());
            if (resource.resourceMethods().containsKey(request.httpMethod())) {
                throw RestApiFaults.conflict("Method already exists for this resource");
            }
            return with(api, resource, request.httpMethod(), method);
        });
        return get(after, request.resourceId(), request.httpMethod());
    }

    Method get(String apiId, String resourceId, String verb) {
        return get(table.get(apiId), resourceId, verb);
    }

    Method update(String apiId, String resourceId, String verb, List<PatchOperation> operations) {
        return change(apiId, resourceId, verb, (api, method) -> {
            Method patched = METHOD.applied(method.toBuilder(), operations).build();
            Method whole = BY_AUTHORIZER.contains(String.valueOf(patched.authorizationType()))
                    ? patched
                    : patched.toBuilder().authorizerId(null).build();
            checkAuthorization(api, whole);
            return whole;
        });
    }

    void delete(String apiId, String resourceId, String verb) {
        table.change(apiId, api -> {
            get(api, resourceId, verb);
            Resource resource = RestPaths.get(api, resourceId);
            Map<String, Method> methods = new TreeMap<>(resource.resourceMethods());
            methods.remove(verb);
            return replaced(api, resource, methods);
        });
    }

    Integration put(PutIntegrationRequest request) {
        Integration wanted = Shapes.copy(request, Integration.builder())
                .httpMethod(request.integrationHttpMethod())
                .build();
        Integration integration = RestIntegrations.completed(wanted, request.resourceId());
        return change(
                        request.restApiId(),
                        request.resourceId(),
                        request.httpMethod(),
                        method -> method.toBuilder()
                                .methodIntegration(integration)
                                .build())
                .methodIntegration();
    }

    Integration integration(String apiId, String resourceId, String verb) {
        return integration(get(apiId, resourceId, verb));
    }

    Integration updateIntegration(String apiId, String resourceId, String verb, List<PatchOperation> operations) {
        return change(apiId, resourceId, verb, method -> {
                    Integration.Builder patched = INTEGRATION.applied(integration(method).toBuilder(), operations);
                    return method.toBuilder()
                            .methodIntegration(RestIntegrations.completed(patched.build(), resourceId))
                            .build();
                })
                .methodIntegration();
    }

    void deleteIntegration(String apiId, String resourceId, String verb) {
        change(apiId, resourceId, verb, method -> {
            integration(method);
            return method.toBuilder().methodIntegration((Integration) null).build();
        });
    }

    /** A change of one method, which may look at all of its API. */
    private interface Change {
        Method of(RestApiRecord api, Method method);
    }

    private Method change(String apiId, String resourceId, String verb, UnaryOperator<Method> change) {
        return change(apiId, resourceId, verb, (api, method) -> change.apply(method));
    }

    private Method change(String apiId, String resourceId, String verb, Change change) {
        RestApiRecord after = table.change(
                apiId,
                api -> with(api, RestPaths.get(api, resourceId), verb, change.of(api, get(api, resourceId, verb))));
        return get(after, resourceId, verb);
    }

    private static RestApiRecord with(RestApiRecord api, Resource resource, String verb, Method method) {
        Map<String, Method> methods = new TreeMap<>(resource.resourceMethods());
        methods.put(verb, method);
        return replaced(api, resource, methods);
    }

    private static RestApiRecord replaced(RestApiRecord api, Resource resource, Map<String, Method> methods) {
        return api.withResources(RestApiTable.replaced(
                api.resources(),
                Resource::id,
                resource.id(),
                one -> one.toBuilder()
                        .resourceMethods(methods.isEmpty() ? null : methods)
                        .build()));
    }

    private static Method get(RestApiRecord api, String resourceId, String verb) {
        return Optional.ofNullable(
                        RestPaths.get(api, resourceId).resourceMethods().get(verb))
                .orElseThrow(() -> RestApiFaults.notFound("Invalid Method identifier specified"));
    }

    private static Integration integration(Method method) {
        return Optional.ofNullable(method.methodIntegration())
                .orElseThrow(() -> RestApiFaults.notFound("Invalid Integration identifier specified"));
    }

    private static void checkAuthorization(RestApiRecord api, Method method) {
        String type = String.valueOf(method.authorizationType());
        if (BY_AUTHORIZER.contains(type)) {
            boolean known = api.authorizers().stream().anyMatch(one -> one.id().equals(method.authorizerId()));
            if (!known) {
                throw RestApiFaults.badRequest(
                        "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or"
                                + " COGNITO_USER_POOLS requires a valid authorizer.");
            }
        } else if (!OTHERS.contains(type)) {
            throw RestApiFaults.badRequest(
                    "Invalid Authorization Type. Possible values are NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS");
        }
    }
}
