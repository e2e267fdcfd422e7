package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.Deployment;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.RouteSettings;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;

/** Stages of APIs and their deployments. Every stage shows the API as it is now, one that deploys by itself or not. */
final class ApiStages {

    private static final int ID_LENGTH = 6;

    private final Apis apis;

    ApiStages(Apis apis) {
        this.apis = apis;
    }

    Stage create(CreateStageRequest request) {
        String name = request.stageName();
        if (name == null || !name.matches("\\$default|[a-zA-Z0-9_-]{1,128}")) {
            throw ApiFaults.invalid("Invalid stage name specified: " + name);
        }
        ApiRecord after = apis.change(request.apiId(), record -> {
            if (record.stages().containsKey(name)) {
                throw ApiFaults.conflict("Stage already exists");
            }
            checkDeployment(record, request.deploymentId());
            Stage stage = Shapes.copy(request, Stage.builder())
                    .autoDeploy(Boolean.TRUE.equals(request.autoDeploy()))
                    .defaultRouteSettings(
                            request.defaultRouteSettings() == null
                                    ? RouteSettings.builder()
                                            .detailedMetricsEnabled(false)
                                            .build()
                                    : request.defaultRouteSettings())
                    .createdDate(apis.scope().now())
                    .lastUpdatedDate(apis.scope().now())
                    .build();
            return record.withStages(Apis.with(record.stages(), name, stage));
        });
        return find(after, name);
    }

    Stage update(UpdateStageRequest request) {
        String name = request.stageName();
        ApiRecord after = apis.change(request.apiId(), record -> {
            checkDeployment(record, request.deploymentId());
            Stage stage = Shapes.copy(request, find(record, name).toBuilder())
                    .lastUpdatedDate(apis.scope().now())
                    .build();
            return record.withStages(Apis.with(record.stages(), name, stage));
        });
        return find(after, name);
    }

    private static void checkDeployment(ApiRecord record, @org.jspecify.annotations.Nullable String id) {
        if (id != null && !record.deployments().containsKey(id)) {
            throw ApiFaults.invalid("Deployment id does not exist");
        }
    }

    Stage get(String apiId, String name) {
        return find(apis.get(apiId), name);
    }

    GetStagesResponse list(GetStagesRequest request) {
        Page<Stage> page = Apis.page(
                List.copyOf(apis.get(request.apiId()).stages().values()),
                Stage::stageName,
                request.nextToken(),
                request.maxResults());
        return GetStagesResponse.builder()
                .items(page.items())
                .nextToken(page.next())
                .build();
    }

    void delete(String apiId, String name) {
        apis.change(apiId, record -> {
            find(record, name);
            return record.withStages(Apis.with(record.stages(), name, null));
        });
    }

    Deployment deploy(CreateDeploymentRequest request) {
        Deployment deployment = Deployment.builder()
                .deploymentId(Apis.newId(ID_LENGTH))
                .description(request.description())
                .createdDate(apis.scope().now())
                .deploymentStatus(DeploymentStatus.DEPLOYED)
                .autoDeployed(false)
                .build();
        apis.change(request.apiId(), record -> {
            ApiRecord deployed =
                    record.withDeployments(Apis.with(record.deployments(), deployment.deploymentId(), deployment));
            return request.stageName() == null
                    ? deployed
                    : deployed.withStages(Apis.with(
                            record.stages(),
                            request.stageName(),
                            find(record, request.stageName()).toBuilder()
                                    .deploymentId(deployment.deploymentId())
                                    .build()));
        });
        return deployment;
    }

    GetDeploymentsResponse deployments(GetDeploymentsRequest request) {
        Page<Deployment> page = Apis.page(
                List.copyOf(apis.get(request.apiId()).deployments().values()),
                Deployment::deploymentId,
                request.nextToken(),
                request.maxResults());
        return GetDeploymentsResponse.builder()
                .items(page.items())
                .nextToken(page.next())
                .build();
    }

    private static Stage find(ApiRecord record, String name) {
        Stage stage = record.stages().get(name);
        if (stage == null) {
            throw ApiFaults.notFound("stage", "");
        }
        return stage;
    }
}
