package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.OnSuccess;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;

/** Settings of asynchronous calls, one for each qualifier; none is inherited. */
final class EventInvokeConfigs {

    private static final int PAGE = 50;

    private final Scope scope;
    private final Directory directory;
    private final DestinationChecks destinations;

    EventInvokeConfigs(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.destinations = new DestinationChecks(scope);
    }

    PutFunctionEventInvokeConfigResponse put(PutFunctionEventInvokeConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionEventInvokeConfig given =
                Shapes.copy(request, FunctionEventInvokeConfig.builder()).build();
        checkSaysSomething(given);
        checkPresent(name);
        destinations.check(given.destinationConfig(), name);
        FunctionEventInvokeConfig kept =
                keep(name, completed(given, DestinationConfig.builder().build(), name));
        return Shapes.copy(kept, PutFunctionEventInvokeConfigResponse.builder()).build();
    }

    UpdateFunctionEventInvokeConfigResponse update(UpdateFunctionEventInvokeConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionEventInvokeConfig given =
                Shapes.copy(request, FunctionEventInvokeConfig.builder()).build();
        checkSaysSomething(given);
        checkPresent(name);
        FunctionEventInvokeConfig current = find(name).orElseThrow(() -> missing(name));
        destinations.check(given.destinationConfig(), name);
        FunctionEventInvokeConfig merged =
                Shapes.copy(given, current.toBuilder()).build();
        FunctionEventInvokeConfig kept = keep(name, completed(merged, current.destinationConfig(), name));
        return Shapes.copy(kept, UpdateFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    GetFunctionEventInvokeConfigResponse get(GetFunctionEventInvokeConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionEventInvokeConfig found = find(name).orElseThrow(() -> missing(name));
        return Shapes.copy(found, GetFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    ListFunctionEventInvokeConfigsResponse list(ListFunctionEventInvokeConfigsRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        FunctionRecord function = directory.find(name.name()).orElseThrow(EventInvokeConfigs::noFunction);
        Page<FunctionEventInvokeConfig> page = Page.of(
                List.copyOf(function.invokeConfigs().values()),
                FunctionEventInvokeConfig::functionArn,
                request.marker(),
                request.maxItems(),
                PAGE);
        return ListFunctionEventInvokeConfigsResponse.builder()
                .functionEventInvokeConfigs(page.items())
                .nextMarker(page.next())
                .build();
    }

    DeleteFunctionEventInvokeConfigResponse delete(DeleteFunctionEventInvokeConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        if (find(name).isEmpty()) {
            throw missing(name);
        }
        directory.change(
                name, function -> function.with(draft -> draft.invokeConfigs.remove(name.effectiveQualifier())));
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }

    private Optional<FunctionEventInvokeConfig> find(FunctionName name) {
        return directory
                .find(name.name())
                .map(function -> function.invokeConfigs().get(name.effectiveQualifier()));
    }

    private FunctionEventInvokeConfig keep(FunctionName name, FunctionEventInvokeConfig config) {
        directory.change(
                name, function -> function.with(draft -> draft.invokeConfigs.put(name.effectiveQualifier(), config)));
        return config;
    }

    private FunctionEventInvokeConfig completed(
            FunctionEventInvokeConfig config, DestinationConfig otherwise, FunctionName name) {
        @Nullable DestinationConfig given = config.destinationConfig();
        @Nullable OnSuccess success = given == null ? null : given.onSuccess();
        @Nullable OnFailure failure = given == null ? null : given.onFailure();
        return config.toBuilder()
                .functionArn(arn(name))
                .lastModified(scope.now())
                .destinationConfig(destination -> destination
                        .onSuccess(withoutEmpty(success == null ? otherwise.onSuccess() : success))
                        .onFailure(withoutEmpty(failure == null ? otherwise.onFailure() : failure)))
                .build();
    }

    private static OnSuccess withoutEmpty(@Nullable OnSuccess given) {
        return OnSuccess.builder()
                .destination(given == null ? null : emptyToNull(given.destination()))
                .build();
    }

    private static OnFailure withoutEmpty(@Nullable OnFailure given) {
        return OnFailure.builder()
                .destination(given == null ? null : emptyToNull(given.destination()))
                .build();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private void checkPresent(FunctionName name) {
        boolean present = directory
                .find(name.name())
                .flatMap(function -> Directory.version(function, name.effectiveQualifier()))
                .isPresent();
        if (!present) {
            throw noFunction();
        }
    }

    private static void checkSaysSomething(FunctionEventInvokeConfig given) {
        if (given.maximumRetryAttempts() == null
                && given.maximumEventAgeInSeconds() == null
                && given.destinationConfig() == null) {
            throw Faults.invalidParameter("You must specify at least one of error handling or destination setting.");
        }
    }

    private RuntimeException missing(FunctionName name) {
        return Faults.notFound("The function " + arn(name) + " doesn't have an EventInvokeConfig");
    }

    private String arn(FunctionName name) {
        return scope.arn(name.name()) + ":" + name.effectiveQualifier();
    }

    private static RuntimeException noFunction() {
        return Faults.notFound("The function doesn't exist.");
    }
}
