package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.CreateAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentResponse;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsResponse;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.GetMethodRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesResponse;
import software.amazon.awssdk.services.apigateway.model.GetTagsRequest;
import software.amazon.awssdk.services.apigateway.model.GetTagsResponse;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponse;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.TagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.TagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UntagResourceRequest;
import software.amazon.awssdk.services.apigateway.model.UntagResourceResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateAuthorizerResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateMethodResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

/** API Gateway's REST APIs in one region, as a control plane only: what is declared is kept and shown, nothing is served. */
final class LocalApiGateway implements ApiGatewayClient {

    private final RestApis apis;
    private final RestPaths paths;
    private final RestMethods methods;
    private final RestDeployments deployments;
    private final RestAuthorizers authorizers;

    LocalApiGateway(Scope scope) {
        RestApiTable table = new RestApiTable(scope);
        this.apis = new RestApis(table);
        this.paths = new RestPaths(table);
        this.methods = new RestMethods(table);
        this.deployments = new RestDeployments(table);
        this.authorizers = new RestAuthorizers(table);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateRestApiResponse createRestApi(CreateRestApiRequest request) {
        return Shapes.copy(apis.create(request), CreateRestApiResponse.builder())
                .build();
    }

    @Override
    public GetRestApiResponse getRestApi(GetRestApiRequest request) {
        return Shapes.copy(apis.get(request.restApiId()), GetRestApiResponse.builder())
                .build();
    }

    @Override
    public GetRestApisResponse getRestApis(GetRestApisRequest request) {
        Page<RestApi> page = apis.list(request.position(), request.limit());
        return GetRestApisResponse.builder()
                .items(page.items())
                .position(page.next())
                .build();
    }

    @Override
    public UpdateRestApiResponse updateRestApi(UpdateRestApiRequest request) {
        return Shapes.copy(apis.update(request.restApiId(), request.patchOperations()), UpdateRestApiResponse.builder())
                .build();
    }

    @Override
    public DeleteRestApiResponse deleteRestApi(DeleteRestApiRequest request) {
        apis.delete(request.restApiId());
        return DeleteRestApiResponse.builder().build();
    }

    @Override
    public CreateResourceResponse createResource(CreateResourceRequest request) {
        return Shapes.copy(paths.create(request), CreateResourceResponse.builder())
                .build();
    }

    @Override
    public GetResourceResponse getResource(GetResourceRequest request) {
        return Shapes.copy(
                        paths.get(request.restApiId(), request.resourceId(), request.embed()),
                        GetResourceResponse.builder())
                .build();
    }

    @Override
    public GetResourcesResponse getResources(GetResourcesRequest request) {
        Page<Resource> page = paths.list(request);
        return GetResourcesResponse.builder()
                .items(page.items())
                .position(page.next())
                .build();
    }

    @Override
    public DeleteResourceResponse deleteResource(DeleteResourceRequest request) {
        paths.delete(request.restApiId(), request.resourceId());
        return DeleteResourceResponse.builder().build();
    }

    @Override
    public PutMethodResponse putMethod(PutMethodRequest request) {
        return Shapes.copy(methods.put(request), PutMethodResponse.builder()).build();
    }

    @Override
    public GetMethodResponse getMethod(GetMethodRequest request) {
        return Shapes.copy(
                        methods.get(request.restApiId(), request.resourceId(), request.httpMethod()),
                        GetMethodResponse.builder())
                .build();
    }

    @Override
    public UpdateMethodResponse updateMethod(UpdateMethodRequest request) {
        Method updated = methods.update(
                request.restApiId(), request.resourceId(), request.httpMethod(), request.patchOperations());
        return Shapes.copy(updated, UpdateMethodResponse.builder()).build();
    }

    @Override
    public DeleteMethodResponse deleteMethod(DeleteMethodRequest request) {
        methods.delete(request.restApiId(), request.resourceId(), request.httpMethod());
        return DeleteMethodResponse.builder().build();
    }

    @Override
    public PutIntegrationResponse putIntegration(PutIntegrationRequest request) {
        return Shapes.copy(methods.put(request), PutIntegrationResponse.builder())
                .build();
    }

    @Override
    public GetIntegrationResponse getIntegration(GetIntegrationRequest request) {
        return Shapes.copy(
                        methods.integration(request.restApiId(), request.resourceId(), request.httpMethod()),
                        GetIntegrationResponse.builder())
                .build();
    }

    @Override
    public UpdateIntegrationResponse updateIntegration(UpdateIntegrationRequest request) {
        Integration updated = methods.updateIntegration(
                request.restApiId(), request.resourceId(), request.httpMethod(), request.patchOperations());
        return Shapes.copy(updated, UpdateIntegrationResponse.builder()).build();
    }

    @Override
    public DeleteIntegrationResponse deleteIntegration(DeleteIntegrationRequest request) {
        methods.deleteIntegration(request.restApiId(), request.resourceId(), request.httpMethod());
        return DeleteIntegrationResponse.builder().build();
    }

    @Override
    public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
        return Shapes.copy(deployments.create(request), CreateDeploymentResponse.builder())
                .build();
    }

    @Override
    public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
        return Shapes.copy(
                        deployments.get(request.restApiId(), request.deploymentId(), request.embed()),
                        GetDeploymentResponse.builder())
                .build();
    }

    @Override
    public GetDeploymentsResponse getDeployments(GetDeploymentsRequest request) {
        Page<Deployment> page = deployments.list(request.restApiId(), request.position(), request.limit());
        return GetDeploymentsResponse.builder()
                .items(page.items())
                .position(page.next())
                .build();
    }

    @Override
    public DeleteDeploymentResponse deleteDeployment(DeleteDeploymentRequest request) {
        deployments.delete(request.restApiId(), request.deploymentId());
        return DeleteDeploymentResponse.builder().build();
    }

    @Override
    public CreateStageResponse createStage(CreateStageRequest request) {
        return Shapes.copy(deployments.create(request), CreateStageResponse.builder())
                .build();
    }

    @Override
    public GetStageResponse getStage(GetStageRequest request) {
        return Shapes.copy(deployments.stage(request.restApiId(), request.stageName()), GetStageResponse.builder())
                .build();
    }

    @Override
    public GetStagesResponse getStages(GetStagesRequest request) {
        return GetStagesResponse.builder()
                .item(deployments.stages(request.restApiId(), request.deploymentId()))
                .build();
    }

    @Override
    public UpdateStageResponse updateStage(UpdateStageRequest request) {
        return Shapes.copy(
                        deployments.update(request.restApiId(), request.stageName(), request.patchOperations()),
                        UpdateStageResponse.builder())
                .build();
    }

    @Override
    public DeleteStageResponse deleteStage(DeleteStageRequest request) {
        deployments.deleteStage(request.restApiId(), request.stageName());
        return DeleteStageResponse.builder().build();
    }

    @Override
    public CreateAuthorizerResponse createAuthorizer(CreateAuthorizerRequest request) {
        return Shapes.copy(authorizers.create(request), CreateAuthorizerResponse.builder())
                .build();
    }

    @Override
    public GetAuthorizerResponse getAuthorizer(GetAuthorizerRequest request) {
        return Shapes.copy(
                        authorizers.get(request.restApiId(), request.authorizerId()), GetAuthorizerResponse.builder())
                .build();
    }

    @Override
    public GetAuthorizersResponse getAuthorizers(GetAuthorizersRequest request) {
        Page<Authorizer> page = authorizers.list(request.restApiId(), request.position(), request.limit());
        return GetAuthorizersResponse.builder()
                .items(page.items())
                .position(page.next())
                .build();
    }

    @Override
    public UpdateAuthorizerResponse updateAuthorizer(UpdateAuthorizerRequest request) {
        return Shapes.copy(
                        authorizers.update(request.restApiId(), request.authorizerId(), request.patchOperations()),
                        UpdateAuthorizerResponse.builder())
                .build();
    }

    @Override
    public DeleteAuthorizerResponse deleteAuthorizer(DeleteAuthorizerRequest request) {
        authorizers.delete(request.restApiId(), request.authorizerId());
        return DeleteAuthorizerResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        apis.changeTags(request.resourceArn(), tags -> tags.putAll(request.tags()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        apis.changeTags(request.resourceArn(), tags -> tags.keySet().removeAll(request.tagKeys()));
        return UntagResourceResponse.builder().build();
    }

    @Override
    public GetTagsResponse getTags(GetTagsRequest request) {
        return GetTagsResponse.builder().tags(apis.tags(request.resourceArn())).build();
    }
}
