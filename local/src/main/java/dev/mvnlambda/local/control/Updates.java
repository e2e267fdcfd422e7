package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DurableConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Changes of a function's code and settings. */
final class Updates {

    private final Scope scope;
    private final Directory directory;
    private final States states;
    private final CodeSource code;
    private final Versions versions;
    private final FunctionLayers layers;
    private final FunctionSigning signing;

    Updates(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.states = new States(scope);
        this.code = new CodeSource(scope);
        this.versions = new Versions(scope);
        this.layers = new FunctionLayers(scope);
        this.signing = new FunctionSigning(scope);
    }

    UpdateFunctionCodeResponse code(UpdateFunctionCodeRequest request) {
        FunctionName name = unpublished(request.functionName());
        directory.get(name);
        signing.checkCode(name.name());
        CodeStore.Code kept = code.keep(request);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return wouldBe(name, request, kept);
        }
        boolean publish = Boolean.TRUE.equals(request.publish());
        FunctionRecord updated = update(name, request.revisionId(), (function, current) -> {
            FunctionConfiguration changed = withCode(current, request, kept);
            Settling latest = states.updated(current, changed);
            FunctionRecord record = function.with(draft -> {
                draft.latest = latest;
                draft.codeUpdates++;
            });
            return publish ? versions.publishWithCode(record, latest.after(), Optional.of(current)) : record;
        });
        Settling answered = publish ? versions.newest(updated) : updated.latest();
        return Shapes.copy(answered.shown(scope.now()), UpdateFunctionCodeResponse.builder())
                .build();
    }

    UpdateFunctionConfigurationResponse configuration(UpdateFunctionConfigurationRequest request) {
        FunctionName name = unpublished(request.functionName());
        directory.get(name);
        if (request.role() != null) {
            Roles.checkAssumable(scope, request.role());
        }
        FunctionRecord updated = update(name, request.revisionId(), (function, current) -> {
            checkDurable(current.durableConfig(), request.durableConfig());
            FunctionConfiguration changed = Configurations.updated(current, request);
            Settling latest = states.updated(current, request.hasLayers() ? layers.checked(changed) : changed);
            return function.with(draft -> draft.latest = latest);
        });
        return Shapes.copy(updated.latest().shown(scope.now()), UpdateFunctionConfigurationResponse.builder())
                .build();
    }

    private FunctionName unpublished(String given) {
        FunctionName name = FunctionName.of(given, null, scope);
        if (!name.effectiveQualifier().equals(FunctionRecord.LATEST)) {
            throw Faults.invalidParameter("Current operation does not support versions other than $LATEST");
        }
        return name;
    }

    private FunctionRecord update(
            FunctionName name,
            @Nullable String revision,
            BiFunction<FunctionRecord, FunctionConfiguration, FunctionRecord> change) {
        FunctionRecord updated = directory.change(name, function -> {
            states.checkChangeable(function);
            FunctionConfiguration current = function.latest().shown(scope.now());
            Directory.checkRevision(revision, current.revisionId());
            return change.apply(function, current);
        });
        scope.account().runtime().retire(scope.arn(name.name()), FunctionRecord.LATEST);
        return updated;
    }

    private UpdateFunctionCodeResponse wouldBe(
            FunctionName name, UpdateFunctionCodeRequest request, CodeStore.Code described) {
        FunctionConfiguration current = directory.get(name).latest().shown(scope.now());
        Directory.checkRevision(request.revisionId(), current.revisionId());
        return Shapes.copy(withCode(current, request, described), UpdateFunctionCodeResponse.builder())
                .build();
    }

    private static FunctionConfiguration withCode(
            FunctionConfiguration current, UpdateFunctionCodeRequest request, CodeStore.Code code) {
        FunctionConfiguration.Builder changed =
                current.toBuilder().codeSha256(code.sha256()).codeSize(code.size());
        if (request.hasArchitectures()) {
            changed.architecturesWithStrings(request.architecturesAsStrings());
        }
        return changed.build();
    }

    private static void checkDurable(@Nullable DurableConfig current, @Nullable DurableConfig wanted) {
        if (current == null && wanted != null) {
            throw Faults.invalidParameter("You can only enable durable execution when creating a function. You cannot"
                    + " enable it on existing functions.");
        }
    }
}
