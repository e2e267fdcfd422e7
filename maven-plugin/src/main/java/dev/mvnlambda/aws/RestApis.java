package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;

/** Reads the REST API of a stage, whole and once for all functions, until something of it is about to change. */
final class RestApis {
    private static final int MOST_A_PAGE = 500;

    private final Caller caller;
    private final Clients clients;
    private final Map<String, Optional<RestApi>> read = new HashMap<>();
    private final Map<Stage, Optional<String>> found = new HashMap<>();

    RestApis(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** The one of a stage, as a person names it. */
    static String named(Stage stage) {
        return "REST API " + stage.sharedName();
    }

    /** Makes everything be read again when it is next asked for. */
    synchronized void forget() {
        read.clear();
        found.clear();
    }

    /** The one that a function wants or has left something in; absent when it does neither, or when it is not there. */
    synchronized Optional<RestApi> of(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        boolean declared = wanted.stream().anyMatch(node -> node.properties() instanceof RestApiType.RestApiProperties);
        if (declared) {
            return find(scope.stage());
        }
        return ExecuteApi.leftovers(wanted, granted).stream()
                .sorted()
                .flatMap(id -> get(id).stream())
                .filter(api -> scope.stage().owns(api.tags()))
                .findFirst();
    }

    /** The one of a stage, found by its name and tags; the oldest, if a lost answer left two. */
    synchronized Optional<RestApi> find(Stage stage) {
        // the module is there before the classes of its answers are named
        clients.apiGateway();
        return found.computeIfAbsent(stage, this::id).flatMap(id -> get(id));
    }

    private Optional<String> id(Stage stage) {
        return like(stage.sharedName(), stage.marks()).stream().findFirst();
    }

    /** The ids of those of a name and with certain tags among theirs, the oldest first. */
    List<String> like(String name, Map<String, String> tags) {
        List<software.amazon.awssdk.services.apigateway.model.RestApi> all = new ArrayList<>();
        @Nullable String position = null;
        do {
            @Nullable String from = position;
            GetRestApisResponse page = caller.call(
                    "apigateway:GET",
                    () -> clients.apiGateway()
                            .getRestApis(r -> r.limit(MOST_A_PAGE).position(from)));
            all.addAll(page.items());
            position = page.position();
        } while (position != null);
        return all.stream()
                .filter(api -> name.equals(api.name()) && api.tags().entrySet().containsAll(tags.entrySet()))
                .sorted(Comparator.comparing(software.amazon.awssdk.services.apigateway.model.RestApi::createdDate))
                .map(software.amazon.awssdk.services.apigateway.model.RestApi::id)
                .toList();
    }

    /** One by its id. */
    synchronized Optional<RestApi> get(String id) {
        Optional<RestApi> known = read.get(id);
        if (known == null) {
            clients.apiGateway();
            known = caller.find("apigateway:GET", () -> clients.apiGateway().getRestApi(r -> r.restApiId(id)))
                    .map(api -> whole(id, api.tags()));
            read.put(id, known);
        }
        return known;
    }

    private RestApi whole(String id, Map<String, String> tags) {
        List<RestApi.Authorizer> authorizers = authorizers(id);
        Map<String, String> names =
                authorizers.stream().collect(Collectors.toMap(RestApi.Authorizer::id, RestApi.Authorizer::name));
        Map<String, String> paths = new TreeMap<>();
        List<RestApi.Method> methods = new ArrayList<>();
        @Nullable String position = null;
        do {
            @Nullable String from = position;
            GetResourcesResponse page = caller.call(
                    "apigateway:GET",
                    () -> clients.apiGateway()
                            .getResources(r -> r.restApiId(id)
                                    .limit(MOST_A_PAGE)
                                    .embed("methods")
                                    .position(from)));
            for (Resource resource : page.items()) {
                paths.put(resource.path(), resource.id());
                resource.resourceMethods()
                        .forEach((verb, method) -> methods.add(method(verb, resource.path(), method, names)));
            }
            position = page.position();
        } while (position != null);
        return new RestApi(id, tags, paths, methods, authorizers, stages(id));
    }

    private static RestApi.Method method(
            String verb,
            String path,
            software.amazon.awssdk.services.apigateway.model.Method method,
            Map<String, String> authorizers) {
        Integration integration = method.methodIntegration();
        return new RestApi.Method(
                verb,
                path,
                Objects.requireNonNullElse(method.authorizationType(), "NONE"),
                authorizers.getOrDefault(Objects.requireNonNullElse(method.authorizerId(), ""), ""),
                integration == null ? "" : Objects.requireNonNullElse(integration.uri(), integration.typeAsString()),
                integration != null && integration.responseTransferMode() == ResponseTransferMode.STREAM);
    }

    private List<RestApi.Authorizer> authorizers(String id) {
        List<RestApi.Authorizer> all = new ArrayList<>();
        @Nullable String position = null;
        do {
            @Nullable String from = position;
            GetAuthorizersResponse page = caller.call(
                    "apigateway:GET",
                    () -> clients.apiGateway()
                            .getAuthorizers(
                                    r -> r.restApiId(id).limit(MOST_A_PAGE).position(from)));
            page.items()
                    .forEach(one -> all.add(new RestApi.Authorizer(
                            one.id(),
                            one.name(),
                            one.typeAsString(),
                            Objects.requireNonNullElse(one.authorizerUri(), ""),
                            Objects.requireNonNullElse(one.identitySource(), ""),
                            Objects.requireNonNullElse(one.authorizerResultTtlInSeconds(), 0))));
            position = page.position();
        } while (position != null);
        return all;
    }

    private Map<String, String> stages(String id) {
        return caller.call("apigateway:GET", () -> clients.apiGateway().getStages(r -> r.restApiId(id))).item().stream()
                .collect(Collectors.toMap(
                        stage -> stage.stageName(),
                        stage -> description(id, Objects.requireNonNullElse(stage.deploymentId(), ""))));
    }

    private String description(String id, String deployment) {
        return caller.find(
                        "apigateway:GET",
                        () -> clients.apiGateway()
                                .getDeployment(r -> r.restApiId(id).deploymentId(deployment)))
                .map(found -> Objects.requireNonNullElse(found.description(), ""))
                .orElse("");
    }
}
