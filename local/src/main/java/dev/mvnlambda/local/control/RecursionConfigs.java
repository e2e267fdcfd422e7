package dev.mvnlambda.local.control;

import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionRecursionConfigResponse;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;

/** What becomes of calls that go in circles; it is kept and answered, since circles are not looked for here. */
final class RecursionConfigs {

    private final Scope scope;
    private final Directory directory;

    RecursionConfigs(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    PutFunctionRecursionConfigResponse put(PutFunctionRecursionConfigRequest request) {
        directory.change(
                unqualified(request.functionName()),
                function -> function.with(draft -> draft.recursiveLoop = request.recursiveLoopAsString()));
        return PutFunctionRecursionConfigResponse.builder()
                .recursiveLoop(request.recursiveLoopAsString())
                .build();
    }

    GetFunctionRecursionConfigResponse get(GetFunctionRecursionConfigRequest request) {
        FunctionRecord function = directory.get(unqualified(request.functionName()));
        return GetFunctionRecursionConfigResponse.builder()
                .recursiveLoop(Objects.requireNonNullElse(function.recursiveLoop(), RecursiveLoop.TERMINATE.toString()))
                .build();
    }

    private FunctionName unqualified(String given) {
        return new FunctionName(FunctionName.of(given, null, scope).name(), Optional.empty());
    }
}
