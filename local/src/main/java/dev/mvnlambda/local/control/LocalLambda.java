package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionHistoryRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionHistoryResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateRequest;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionStateResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackFailureRequest;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackFailureResponse;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackHeartbeatRequest;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackHeartbeatResponse;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackSuccessRequest;
import software.amazon.awssdk.services.lambda.model.SendDurableExecutionCallbackSuccessResponse;
import software.amazon.awssdk.services.lambda.model.StopDurableExecutionRequest;
import software.amazon.awssdk.services.lambda.model.StopDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

/** Lambda in one region; what is not overridden is not supported. */
final class LocalLambda extends LambdaSettings {

    private final Functions functions;
    private final Updates updates;
    private final Versions versions;
    private final Aliases aliases;
    private final FunctionUrls urls;
    private final Permissions permissions;
    private final Tagging tagging;
    private final Invocations invocations;
    private final DurableExecutions executions;
    private final Checkpoints checkpoints;

    LocalLambda(Scope scope, String caller) {
        super(scope);
        this.functions = new Functions(scope);
        this.updates = new Updates(scope);
        this.versions = new Versions(scope);
        this.aliases = new Aliases(scope);
        this.urls = new FunctionUrls(scope);
        this.permissions = new Permissions(scope);
        this.tagging = new Tagging(scope);
        this.invocations = new Invocations(scope, caller);
        this.executions = new DurableExecutions(scope);
        this.checkpoints = new Checkpoints(scope);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateFunctionResponse createFunction(CreateFunctionRequest request) {
        Validation.check(request);
        return functions.create(request);
    }

    @Override
    public GetFunctionResponse getFunction(GetFunctionRequest request) {
        Validation.check(request);
        return functions.get(request);
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
        Validation.check(request);
        return functions.configuration(request);
    }

    @Override
    public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
        Validation.check(request);
        return functions.list(request);
    }

    @Override
    public DeleteFunctionResponse deleteFunction(DeleteFunctionRequest request) {
        Validation.check(request);
        return functions.delete(request);
    }

    @Override
    public UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request) {
        Validation.check(request);
        return updates.code(request);
    }

    @Override
    public UpdateFunctionConfigurationResponse updateFunctionConfiguration(UpdateFunctionConfigurationRequest request) {
        Validation.check(request);
        return updates.configuration(request);
    }

    @Override
    public PublishVersionResponse publishVersion(PublishVersionRequest request) {
        Validation.check(request);
        return versions.publish(request);
    }

    @Override
    public ListVersionsByFunctionResponse listVersionsByFunction(ListVersionsByFunctionRequest request) {
        Validation.check(request);
        return versions.list(request);
    }

    @Override
    public CreateAliasResponse createAlias(CreateAliasRequest request) {
        Validation.check(request);
        return aliases.create(request);
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        Validation.check(request);
        return aliases.update(request);
    }

    @Override
    public GetAliasResponse getAlias(GetAliasRequest request) {
        Validation.check(request);
        return aliases.get(request);
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        Validation.check(request);
        return aliases.list(request);
    }

    @Override
    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
        Validation.check(request);
        return aliases.delete(request);
    }

    @Override
    public CreateFunctionUrlConfigResponse createFunctionUrlConfig(CreateFunctionUrlConfigRequest request) {
        Validation.check(request);
        return urls.create(request);
    }

    @Override
    public UpdateFunctionUrlConfigResponse updateFunctionUrlConfig(UpdateFunctionUrlConfigRequest request) {
        Validation.check(request);
        return urls.update(request);
    }

    @Override
    public GetFunctionUrlConfigResponse getFunctionUrlConfig(GetFunctionUrlConfigRequest request) {
        Validation.check(request);
        return urls.get(request);
    }

    @Override
    public ListFunctionUrlConfigsResponse listFunctionUrlConfigs(ListFunctionUrlConfigsRequest request) {
        Validation.check(request);
        return urls.list(request);
    }

    @Override
    public DeleteFunctionUrlConfigResponse deleteFunctionUrlConfig(DeleteFunctionUrlConfigRequest request) {
        Validation.check(request);
        return urls.delete(request);
    }

    @Override
    public AddPermissionResponse addPermission(AddPermissionRequest request) {
        Validation.check(request);
        return permissions.add(request);
    }

    @Override
    public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        Validation.check(request);
        return permissions.remove(request);
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        Validation.check(request);
        return permissions.get(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        Validation.check(request);
        return tagging.tag(request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        Validation.check(request);
        return tagging.untag(request);
    }

    @Override
    public ListTagsResponse listTags(ListTagsRequest request) {
        Validation.check(request);
        return tagging.list(request);
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        Validation.check(request);
        return invocations.invoke(request);
    }

    @Override
    public ListDurableExecutionsByFunctionResponse listDurableExecutionsByFunction(
            ListDurableExecutionsByFunctionRequest request) {
        Validation.check(request);
        return executions.list(request);
    }

    @Override
    public GetDurableExecutionResponse getDurableExecution(GetDurableExecutionRequest request) {
        Validation.check(request);
        return executions.get(request);
    }

    @Override
    public StopDurableExecutionResponse stopDurableExecution(StopDurableExecutionRequest request) {
        Validation.check(request);
        return executions.stop(request);
    }

    @Override
    public CheckpointDurableExecutionResponse checkpointDurableExecution(CheckpointDurableExecutionRequest request) {
        Validation.check(request);
        return checkpoints.checkpoint(request);
    }

    @Override
    public GetDurableExecutionStateResponse getDurableExecutionState(GetDurableExecutionStateRequest request) {
        Validation.check(request);
        return checkpoints.state(request);
    }

    @Override
    public SendDurableExecutionCallbackSuccessResponse sendDurableExecutionCallbackSuccess(
            SendDurableExecutionCallbackSuccessRequest request) {
        Validation.check(request);
        return checkpoints.succeed(request);
    }

    @Override
    public SendDurableExecutionCallbackFailureResponse sendDurableExecutionCallbackFailure(
            SendDurableExecutionCallbackFailureRequest request) {
        Validation.check(request);
        return checkpoints.fail(request);
    }

    @Override
    public SendDurableExecutionCallbackHeartbeatResponse sendDurableExecutionCallbackHeartbeat(
            SendDurableExecutionCallbackHeartbeatRequest request) {
        Validation.check(request);
        return checkpoints.beat(request);
    }

    @Override
    public GetDurableExecutionHistoryResponse getDurableExecutionHistory(GetDurableExecutionHistoryRequest request) {
        Validation.check(request);
        return executions.history(request);
    }
}
