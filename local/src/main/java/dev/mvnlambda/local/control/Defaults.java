package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigResponse;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

/** What AWS answers for settings that nobody made; the operations that would make them are not supported. */
final class Defaults {

    private final Scope scope;
    private final Directory directory;

    Defaults(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    GetRuntimeManagementConfigResponse runtimeManagement(GetRuntimeManagementConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        existing(name);
        return GetRuntimeManagementConfigResponse.builder()
                .updateRuntimeOn(UpdateRuntimeOn.AUTO)
                .functionArn(name.arn(scope))
                .build();
    }

    GetFunctionRecursionConfigResponse recursion(GetFunctionRecursionConfigRequest request) {
        existing(FunctionName.of(request.functionName(), null, scope));
        return GetFunctionRecursionConfigResponse.builder()
                .recursiveLoop(RecursiveLoop.TERMINATE)
                .build();
    }

    private void existing(FunctionName name) {
        directory.resolve(directory.get(name), name);
    }
}
