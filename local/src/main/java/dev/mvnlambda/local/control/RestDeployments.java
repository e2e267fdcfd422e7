package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.MethodSnapshot;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** Deployments of REST APIs, each what an API was when it was made, and the stages that show one of them. */
final class RestDeployments {

    private static final String SUMMARY = "apisummary";
    private static final String STAGE_NAME = "[a-zA-Z0-9_-]{1,128}";
    private static final Patches PATCHES = new Patches(
            "deploymentId",
            "description",
            "variables",
            "tracingEnabled",
            "cacheClusterEnabled",
            "cacheClusterSize",
            "clientCertificateId",
            "documentationVersion");

    private final RestApiTable table;

    RestDeployments(RestApiTable table) {
        this.table = table;
    }

    Deployment create(CreateDeploymentRequest request) {
        String id = RestApiTable.newId(6);
        table.change(request.restApiId(), api -> {
            Deployment deployment = Deployment.builder()
                    .id(id)
                    .description(request.description())
                    .createdDate(table.scope().now())
                    .apiSummary(summary(api))
                    .build();
            RestApiRecord deployed = api.withDeployments(RestApiTable.with(api.deployments(), deployment));
            return request.stageName() == null || request.stageName().isEmpty()
                    ? deployed
                    : shown(deployed, request, id);
        });
        return get(request.restApiId(), id, List.of());
    }

    private static Map<String, Map<String, MethodSnapshot>> summary(RestApiRecord api) {
        Map<String, Map<String, MethodSnapshot>> summary = new TreeMap<>();
        for (Resource resource : api.resources()) {
            resource.resourceMethods()
                    .forEach((verb, method) -> summary.computeIfAbsent(resource.path(), path -> new TreeMap<>())
                            .put(verb, snapshot(method)));
        }
        if (summary.isEmpty()) {
            throw RestApiFaults.badRequest("The REST API doesn't contain any methods");
        }
        return summary;
    }

    private static MethodSnapshot snapshot(Method method) {
        if (method.methodIntegration() == null) {
            throw RestApiFaults.badRequest("No integration defined for method");
        }
        return MethodSnapshot.builder()
                .authorizationType(method.authorizationType())
                .apiKeyRequired(method.apiKeyRequired())
                .build();
    }

    /** The stage that a deployment names is made with it, or moved to it. */
    private RestApiRecord shown(RestApiRecord api, CreateDeploymentRequest request, String id) {
        String name = checkedName(request.stageName());
        Stage before = find(api, name)
                .orElseGet(() -> Stage.builder()
                        .stageName(name)
                        .createdDate(table.scope().now())
                        .build());
        Stage stage = before.toBuilder()
                .deploymentId(id)
                .description(Objects.requireNonNullElse(
                        request.stageDescription(), Objects.requireNonNullElse(before.description(), "")))
                .variables(request.hasVariables() ? request.variables() : before.variables())
                .tracingEnabled(Objects.requireNonNullElse(
                        request.tracingEnabled(), Boolean.TRUE.equals(before.tracingEnabled())))
                .lastUpdatedDate(table.scope().now())
                .build();
        return api.withStages(RestApiTable.with(
                RestApiTable.without(api.stages(), one -> one.stageName().equals(name)), stage));
    }

    Deployment get(String apiId, String id, List<String> embed) {
        return table.get(apiId).deployments().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> embed.contains(SUMMARY) ? one : plain(one))
                .orElseThrow(RestDeployments::noDeployment);
    }

    Page<Deployment> list(String apiId, @Nullable String position, @Nullable Integer limit) {
        List<Deployment> all = table.get(apiId).deployments().stream()
                .sorted(java.util.Comparator.comparing(Deployment::id))
                .map(RestDeployments::plain)
                .toList();
        return Page.of(all, Deployment::id, position, limit, RestApis.USUAL_PAGE);
    }

    private static Deployment plain(Deployment deployment) {
        return deployment.toBuilder()
                .apiSummary((Map<String, Map<String, MethodSnapshot>>) null)
                .build();
    }

    void delete(String apiId, String id) {
        get(apiId, id, List.of());
        table.change(apiId, api -> {
            if (api.stages().stream().anyMatch(stage -> id.equals(stage.deploymentId()))) {
                throw RestApiFaults.badRequest("Active stages pointing to this deployment must be moved or deleted");
            }
            return api.withDeployments(
                    RestApiTable.without(api.deployments(), one -> one.id().equals(id)));
        });
    }

    Stage create(CreateStageRequest request) {
        get(request.restApiId(), request.deploymentId(), List.of());
        String name = checkedName(request.stageName());
        table.change(request.restApiId(), api -> {
            if (find(api, name).isPresent()) {
                throw RestApiFaults.conflict("Stage already exists");
            }
            Stage stage = Shapes.copy(request, Stage.builder())
                    .createdDate(table.scope().now())
                    .lastUpdatedDate(table.scope().now())
                    .build();
            return api.withStages(RestApiTable.with(api.stages(), stage));
        });
        return stage(request.restApiId(), name);
    }

    Stage stage(String apiId, String name) {
        return find(table.get(apiId), name).orElseThrow(RestDeployments::noStage);
    }

    List<Stage> stages(String apiId, @Nullable String deploymentId) {
        return table.get(apiId).stages().stream()
                .filter(stage -> deploymentId == null || deploymentId.equals(stage.deploymentId()))
                .toList();
    }

    Stage update(String apiId, String name, List<PatchOperation> operations) {
        stage(apiId, name);
        table.change(
                apiId,
                api -> api.withStages(RestApiTable.replaced(
                        api.stages(), Stage::stageName, name, stage -> patched(api, stage, operations))));
        return stage(apiId, name);
    }

    private Stage patched(RestApiRecord api, Stage stage, List<PatchOperation> operations) {
        Stage patched = PATCHES.applied(stage.toBuilder(), operations)
                .lastUpdatedDate(table.scope().now())
                .build();
        if (api.deployments().stream().noneMatch(one -> one.id().equals(patched.deploymentId()))) {
            throw noDeployment();
        }
        return patched;
    }

    void deleteStage(String apiId, String name) {
        stage(apiId, name);
        table.change(
                apiId,
                api -> api.withStages(RestApiTable.without(
                        api.stages(), one -> one.stageName().equals(name))));
    }

    private static Optional<Stage> find(RestApiRecord api, String name) {
        return api.stages().stream()
                .filter(stage -> stage.stageName().equals(name))
                .findFirst();
    }

    private static String checkedName(@Nullable String name) {
        if (name == null || !name.matches(STAGE_NAME)) {
            throw RestApiFaults.badRequest("Stage name only allows a-zA-Z0-9_-");
        }
        return name;
    }

    static RuntimeException noStage() {
        return RestApiFaults.notFound("Invalid stage identifier specified");
    }

    private static RuntimeException noDeployment() {
        return RestApiFaults.notFound("Invalid Deployment identifier specified");
    }
}
