package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.Concurrency;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** Functions as such: they come, are shown and go. */
final class Functions {

    private static final int LONGEST_NAME = 64;
    private static final int PAGE = 50;

    private final Scope scope;
    private final Directory directory;
    private final States states;
    private final CodeSource code;
    private final Versions versions;
    private final FunctionLayers layers;
    private final FunctionSigning signing;

    Functions(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.states = new States(scope);
        this.code = new CodeSource(scope);
        this.versions = new Versions(scope);
        this.layers = new FunctionLayers(scope);
        this.signing = new FunctionSigning(scope);
    }

    CreateFunctionResponse create(CreateFunctionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        checkLength(name.name());
        FunctionConfiguration settings =
                layers.checked(Configurations.created(request, name.name(), scope.arn(name.name())));
        Tagging.checkCount(request.tags());
        checkAbsent(directory.find(name.name()), name);
        Roles.checkAssumable(scope, request.role());
        signing.checkNew(request.codeSigningConfigArn());
        CodeStore.Code kept = code.keep(request.code());
        FunctionRecord created = scope.functions().change(scope.key(name.name()), found -> {
            checkAbsent(found, name);
            return Optional.of(created(request, settings, kept));
        });
        if (request.codeSigningConfigArn() != null) {
            signing.bind(name.name(), request.codeSigningConfigArn());
        }
        return shownAfterCreation(created);
    }

    GetFunctionResponse get(GetFunctionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionRecord function = directory.get(name);
        FunctionConfiguration shown = directory.shown(function, name);
        GetFunctionResponse.Builder answer =
                GetFunctionResponse.builder().configuration(shown).code(code.location(shown));
        if (!function.tags().isEmpty() && showsTags(name)) {
            answer.tags(function.tags());
        }
        if (function.reservedConcurrency() != null) {
            answer.concurrency(Concurrency.builder()
                    .reservedConcurrentExecutions(function.reservedConcurrency())
                    .build());
        }
        return answer.build();
    }

    GetFunctionConfigurationResponse configuration(GetFunctionConfigurationRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionConfiguration shown = directory.shown(directory.get(name), name);
        return Shapes.copy(shown, GetFunctionConfigurationResponse.builder()).build();
    }

    ListFunctionsResponse list(ListFunctionsRequest request) {
        boolean all = request.functionVersionAsString() != null;
        List<FunctionConfiguration> functions = scope.functions().startingWith(scope.key("")).stream()
                .flatMap(function -> all ? versions.all(function) : Stream.of(versions.listed(function.latest())))
                .sorted(Comparator.comparing(Functions::listKey))
                .toList();
        Page<FunctionConfiguration> page =
                Page.of(functions, Functions::listKey, request.marker(), request.maxItems(), PAGE);
        return ListFunctionsResponse.builder()
                .functions(page.items())
                .nextMarker(page.next())
                .build();
    }

    DeleteFunctionResponse delete(DeleteFunctionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        if (name.qualifier().isPresent()) {
            versions.delete(name, name.qualifier().get());
        } else {
            FunctionRecord function = directory.get(name);
            scope.functions().remove(scope.key(name.name()));
            versions.retireAll(function);
            new Executions(scope).forget(name.name());
            signing.forget(name.name());
        }
        return DeleteFunctionResponse.builder().statusCode(204).build();
    }

    private FunctionRecord created(CreateFunctionRequest request, FunctionConfiguration settings, CodeStore.Code kept) {
        FunctionConfiguration configuration = settings.toBuilder()
                .codeSha256(kept.sha256())
                .codeSize(kept.size())
                .lastModified(scope.lastModified())
                .build();
        Settling latest =
                states.created(configuration, scope.options().timings().create());
        FunctionRecord function =
                FunctionRecord.created(configuration.functionName(), scope.region(), latest, request.tags());
        return Boolean.TRUE.equals(request.publish())
                ? versions.publishWithCode(function, configuration, Optional.empty())
                : function;
    }

    // AWS answers the version that was published, under the function's own ARN
    private CreateFunctionResponse shownAfterCreation(FunctionRecord created) {
        return Shapes.copy(versions.newest(created).before(), CreateFunctionResponse.builder())
                .functionArn(scope.arn(created.name()))
                .build();
    }

    private void checkAbsent(Optional<FunctionRecord> found, FunctionName name) {
        if (found.isPresent()) {
            throw Faults.conflict("Function already exist: " + name.name());
        }
    }

    private boolean showsTags(FunctionName name) {
        return name.qualifier().isEmpty() || scope.options().switches().qualifiedAnswersShowTags();
    }

    private static void checkLength(String name) {
        if (name.length() > LONGEST_NAME) {
            throw Faults.invalidParameter("1 validation error detected: Value '" + name
                    + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to "
                    + LONGEST_NAME);
        }
    }

    private static String listKey(FunctionConfiguration function) {
        return function.functionName() + Versions.sortable(function.version());
    }
}
