package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteCorsConfigurationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteCorsConfigurationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetTagsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.TagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateAuthorizerResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageResponse;

/** HTTP and WebSocket APIs in one region; of the latter only what is said of them, nothing is connected. */
final class LocalApiGatewayV2 implements ApiGatewayV2Client {

    private final Apis apis;
    private final ApiStages stages;
    private final ApiIntegrations integrations;
    private final ApiRoutes routes;
    private final ApiAuthorizers authorizers;

    LocalApiGatewayV2(Scope scope) {
        this.apis = new Apis(scope);
        this.stages = new ApiStages(apis);
        this.integrations = new ApiIntegrations(apis);
        this.routes = new ApiRoutes(apis);
        this.authorizers = new ApiAuthorizers(apis);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateApiResponse createApi(CreateApiRequest request) {
        return Shapes.copy(apis.create(request), CreateApiResponse.builder()).build();
    }

    @Override
    public GetApiResponse getApi(GetApiRequest request) {
        return Shapes.copy(apis.shown(request.apiId()), GetApiResponse.builder())
                .build();
    }

    @Override
    public GetApisResponse getApis(GetApisRequest request) {
        return apis.list(request);
    }

    @Override
    public UpdateApiResponse updateApi(UpdateApiRequest request) {
        return Shapes.copy(apis.update(request), UpdateApiResponse.builder()).build();
    }

    @Override
    public DeleteApiResponse deleteApi(DeleteApiRequest request) {
        apis.delete(request.apiId());
        return DeleteApiResponse.builder().build();
    }

    @Override
    public DeleteCorsConfigurationResponse deleteCorsConfiguration(DeleteCorsConfigurationRequest request) {
        apis.removeCors(request.apiId());
        return DeleteCorsConfigurationResponse.builder().build();
    }

    @Override
    public CreateStageResponse createStage(CreateStageRequest request) {
        return Shapes.copy(stages.create(request), CreateStageResponse.builder())
                .build();
    }

    @Override
    public GetStageResponse getStage(GetStageRequest request) {
        return Shapes.copy(stages.get(request.apiId(), request.stageName()), GetStageResponse.builder())
                .build();
    }

    @Override
    public GetStagesResponse getStages(GetStagesRequest request) {
        return stages.list(request);
    }

    @Override
    public UpdateStageResponse updateStage(UpdateStageRequest request) {
        return Shapes.copy(stages.update(request), UpdateStageResponse.builder())
                .build();
    }

    @Override
    public DeleteStageResponse deleteStage(DeleteStageRequest request) {
        stages.delete(request.apiId(), request.stageName());
        return DeleteStageResponse.builder().build();
    }

    @Override
    public CreateIntegrationResponse createIntegration(CreateIntegrationRequest request) {
        return Shapes.copy(integrations.create(request), CreateIntegrationResponse.builder())
                .build();
    }

    @Override
    public GetIntegrationResponse getIntegration(GetIntegrationRequest request) {
        return Shapes.copy(integrations.get(request.apiId(), request.integrationId()), GetIntegrationResponse.builder())
                .build();
    }

    @Override
    public GetIntegrationsResponse getIntegrations(GetIntegrationsRequest request) {
        return integrations.list(request);
    }

    @Override
    public UpdateIntegrationResponse updateIntegration(UpdateIntegrationRequest request) {
        return Shapes.copy(integrations.update(request), UpdateIntegrationResponse.builder())
                .build();
    }

    @Override
    public DeleteIntegrationResponse deleteIntegration(DeleteIntegrationRequest request) {
        integrations.delete(request.apiId(), request.integrationId());
        return DeleteIntegrationResponse.builder().build();
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest request) {
        return Shapes.copy(routes.create(request), CreateRouteResponse.builder())
                .build();
    }

    @Override
    public GetRouteResponse getRoute(GetRouteRequest request) {
        return Shapes.copy(routes.get(request.apiId(), request.routeId()), GetRouteResponse.builder())
                .build();
    }

    @Override
    public GetRoutesResponse getRoutes(GetRoutesRequest request) {
        return routes.list(request);
    }

    @Override
    public UpdateRouteResponse updateRoute(UpdateRouteRequest request) {
        return Shapes.copy(routes.update(request), UpdateRouteResponse.builder())
                .build();
    }

    @Override
    public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        routes.delete(request.apiId(), request.routeId());
        return DeleteRouteResponse.builder().build();
    }

    @Override
    public CreateAuthorizerResponse createAuthorizer(CreateAuthorizerRequest request) {
        return Shapes.copy(authorizers.create(request), CreateAuthorizerResponse.builder())
                .build();
    }

    @Override
    public GetAuthorizerResponse getAuthorizer(GetAuthorizerRequest request) {
        return Shapes.copy(authorizers.get(request.apiId(), request.authorizerId()), GetAuthorizerResponse.builder())
                .build();
    }

    @Override
    public GetAuthorizersResponse getAuthorizers(GetAuthorizersRequest request) {
        return authorizers.list(request);
    }

    @Override
    public UpdateAuthorizerResponse updateAuthorizer(UpdateAuthorizerRequest request) {
        return Shapes.copy(authorizers.update(request), UpdateAuthorizerResponse.builder())
                .build();
    }

    @Override
    public DeleteAuthorizerResponse deleteAuthorizer(DeleteAuthorizerRequest request) {
        authorizers.delete(request.apiId(), request.authorizerId());
        return DeleteAuthorizerResponse.builder().build();
    }

    @Override
    public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
        return Shapes.copy(stages.deploy(request), CreateDeploymentResponse.builder())
                .build();
    }

    @Override
    public GetDeploymentsResponse getDeployments(GetDeploymentsRequest request) {
        return stages.deployments(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        apis.tag(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        apis.untag(request.resourceArn(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public GetTagsResponse getTags(GetTagsRequest request) {
        return GetTagsResponse.builder().tags(apis.tags(request.resourceArn())).build();
    }
}
