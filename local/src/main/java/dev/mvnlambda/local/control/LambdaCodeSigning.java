package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListCodeSigningConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListCodeSigningConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsByCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsByCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionCodeSigningConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateCodeSigningConfigResponse;

/** The part of Lambda that says whose code is trusted. */
abstract class LambdaCodeSigning implements LambdaClient {

    private final CodeSigningConfigs configs;
    private final FunctionSigning signing;

    LambdaCodeSigning(Scope scope) {
        this.configs = new CodeSigningConfigs(scope);
        this.signing = new FunctionSigning(scope);
    }

    @Override
    public CreateCodeSigningConfigResponse createCodeSigningConfig(CreateCodeSigningConfigRequest request) {
        Validation.check(request);
        return configs.create(request);
    }

    @Override
    public UpdateCodeSigningConfigResponse updateCodeSigningConfig(UpdateCodeSigningConfigRequest request) {
        Validation.check(request);
        return configs.update(request);
    }

    @Override
    public GetCodeSigningConfigResponse getCodeSigningConfig(GetCodeSigningConfigRequest request) {
        Validation.check(request);
        return configs.get(request);
    }

    @Override
    public ListCodeSigningConfigsResponse listCodeSigningConfigs(ListCodeSigningConfigsRequest request) {
        Validation.check(request);
        return configs.list(request);
    }

    @Override
    public ListFunctionsByCodeSigningConfigResponse listFunctionsByCodeSigningConfig(
            ListFunctionsByCodeSigningConfigRequest request) {
        Validation.check(request);
        return configs.functions(request);
    }

    @Override
    public DeleteCodeSigningConfigResponse deleteCodeSigningConfig(DeleteCodeSigningConfigRequest request) {
        Validation.check(request);
        return configs.delete(request);
    }

    @Override
    public PutFunctionCodeSigningConfigResponse putFunctionCodeSigningConfig(
            PutFunctionCodeSigningConfigRequest request) {
        Validation.check(request);
        return signing.put(request);
    }

    @Override
    public GetFunctionCodeSigningConfigResponse getFunctionCodeSigningConfig(
            GetFunctionCodeSigningConfigRequest request) {
        Validation.check(request);
        return signing.get(request);
    }

    @Override
    public DeleteFunctionCodeSigningConfigResponse deleteFunctionCodeSigningConfig(
            DeleteFunctionCodeSigningConfigRequest request) {
        Validation.check(request);
        return signing.delete(request);
    }
}
