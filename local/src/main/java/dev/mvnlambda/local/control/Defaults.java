package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionCodeSigningConfigResponse;

/** What AWS answers for settings that nobody made; the operations that would make them are not supported. */
final class Defaults {

    private final Scope scope;
    private final Directory directory;

    Defaults(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    GetFunctionCodeSigningConfigResponse codeSigning(GetFunctionCodeSigningConfigRequest request) {
        existing(FunctionName.of(request.functionName(), null, scope));
        return GetFunctionCodeSigningConfigResponse.builder().build();
    }

    private void existing(FunctionName name) {
        directory.resolve(directory.get(name), name);
    }
}
