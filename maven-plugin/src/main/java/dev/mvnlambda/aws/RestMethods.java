package dev.mvnlambda.aws;

import dev.mvnlambda.aws.RestRouteType.RestRouteProperties;
import dev.mvnlambda.resource.AccountException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;

/** Makes, moves and removes methods of REST APIs with their integrations. */
final class RestMethods {
    private final ApiChanges changes;
    private final Clients clients;
    private final RestApis apis;
    private final RestPaths paths;

    RestMethods(Caller caller, Clients clients, RestApis apis) {
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
        this.paths = new RestPaths(caller, clients, apis);
    }

    void make(RestRouteProperties wanted) {
        synchronized (paths) {
            String api = wanted.api().text();
            String resource = paths.made(api, wanted.path());
            @Nullable String authorizer = authorizer(wanted);
            apis.forget();
            changes.call(
                    "apigateway:PUT",
                    () -> clients.apiGateway()
                            .putMethod(r -> r.restApiId(api)
                                    .resourceId(resource)
                                    .httpMethod(wanted.verb())
                                    .authorizationType(wanted.authorization())
                                    .authorizerId(authorizer)));
            integrate(wanted, resource);
        }
    }

    private void integrate(RestRouteProperties wanted, String resource) {
        changes.call(
                "apigateway:PUT",
                () -> clients.apiGateway()
                        .putIntegration(r -> r.restApiId(wanted.api().text())
                                .resourceId(resource)
                                .httpMethod(wanted.verb())
                                .type(IntegrationType.AWS_PROXY)
                                .integrationHttpMethod("POST")
                                .uri(wanted.target())
                                .responseTransferMode(
                                        wanted.streaming()
                                                ? ResponseTransferMode.STREAM
                                                : ResponseTransferMode.BUFFERED)));
    }

    /** What else somebody set on a method by hand stays. */
    void change(RestRouteProperties before, RestRouteProperties wanted) {
        synchronized (paths) {
            try {
                changeThere(before, wanted);
            } catch (AccountException e) {
                // the function that had the route before has just removed it
                if (!e.isNotFound()) {
                    throw e;
                }
                make(wanted);
            }
        }
    }

    private void changeThere(RestRouteProperties before, RestRouteProperties wanted) {
        String resource = paths.made(wanted.api().text(), wanted.path());
        apis.forget();
        if (!before.authorization().equals(wanted.authorization())
                || !before.authorizer().equals(wanted.authorizer())) {
            authorize(wanted, resource);
        }
        if (before.target().equals(wanted.target()) && before.streaming() == wanted.streaming()) {
            return;
        }
        if (InvokeArn.function(before.target()).isEmpty()) {
            integrate(wanted, resource);
        } else {
            move(before, wanted, resource);
        }
    }

    private void authorize(RestRouteProperties wanted, String resource) {
        List<PatchOperation> operations = new ArrayList<>();
        operations.add(replace("/authorizationType", wanted.authorization()));
        Optional.ofNullable(authorizer(wanted)).ifPresent(id -> operations.add(replace("/authorizerId", id)));
        changes.call(
                "apigateway:PATCH",
                () -> clients.apiGateway()
                        .updateMethod(r -> r.restApiId(wanted.api().text())
                                .resourceId(resource)
                                .httpMethod(wanted.verb())
                                .patchOperations(operations)));
    }

    private void move(RestRouteProperties before, RestRouteProperties wanted, String resource) {
        List<PatchOperation> operations = new ArrayList<>();
        operations.add(replace("/uri", wanted.target()));
        if (before.streaming() != wanted.streaming()) {
            operations.add(replace("/responseTransferMode", wanted.streaming() ? "STREAM" : "BUFFERED"));
        }
        changes.call(
                "apigateway:PATCH",
                () -> clients.apiGateway()
                        .updateIntegration(r -> r.restApiId(wanted.api().text())
                                .resourceId(resource)
                                .httpMethod(wanted.verb())
                                .patchOperations(operations)));
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    /** The id of the authorizer, which may be of a module that is deployed elsewhere. */
    private @Nullable String authorizer(RestRouteProperties wanted) {
        if (wanted.authorizer().isEmpty()) {
            return null;
        }
        return apis.get(wanted.api().text())
                .flatMap(api -> api.authorizer(wanted.authorizer()))
                .map(RestApi.Authorizer::id)
                .orElseThrow(() -> ExecuteApi.noAuthorizer("REST", wanted.authorizer(), wanted.route()));
    }

    void remove(RestRouteProperties there) {
        synchronized (paths) {
            paths.remove(
                    there.api().text(),
                    new RestApi.Method(
                            there.verb(),
                            there.path(),
                            there.authorization(),
                            there.authorizer(),
                            there.target(),
                            there.streaming()));
        }
    }
}
