package dev.mvnlambda.local.control;

import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutRuntimeManagementConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

/** When runtimes are renewed; it is kept and answered, since nothing is renewed here. */
final class RuntimeManagement {

    private final Scope scope;
    private final Directory directory;

    RuntimeManagement(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    PutRuntimeManagementConfigResponse put(PutRuntimeManagementConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        boolean manual = request.updateRuntimeOn() == UpdateRuntimeOn.MANUAL;
        if (manual != (request.runtimeVersionArn() != null)) {
            throw Faults.invalidParameter(
                    "RuntimeVersionArn is to be given when UpdateRuntimeOn is Manual, and only then.");
        }
        directory.resolve(directory.get(name), name);
        RuntimeUpdates updates = new RuntimeUpdates(request.updateRuntimeOnAsString(), request.runtimeVersionArn());
        directory.change(
                name, function -> function.with(draft -> draft.runtimeUpdates.put(name.effectiveQualifier(), updates)));
        return PutRuntimeManagementConfigResponse.builder()
                .updateRuntimeOn(updates.on())
                .functionArn(name.arn(scope))
                .runtimeVersionArn(updates.runtimeVersion())
                .build();
    }

    GetRuntimeManagementConfigResponse get(GetRuntimeManagementConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionRecord function = directory.get(name);
        directory.resolve(function, name);
        Optional<RuntimeUpdates> updates =
                Optional.ofNullable(function.runtimeUpdates().get(name.effectiveQualifier()));
        return GetRuntimeManagementConfigResponse.builder()
                .updateRuntimeOn(updates.map(RuntimeUpdates::on).orElse(UpdateRuntimeOn.AUTO.toString()))
                .functionArn(name.arn(scope))
                .runtimeVersionArn(updates.map(RuntimeUpdates::runtimeVersion).orElse(null))
                .build();
    }
}
