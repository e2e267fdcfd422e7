package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Cors;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

/** Function URLs: one a function and alias, each with an address of its own that lasts as long as it does. */
final class FunctionUrls {

    private static final int PAGE = 50;
    private static final int ID_LENGTH = 32;
    private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private final Scope scope;
    private final Directory directory;

    FunctionUrls(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    CreateFunctionUrlConfigResponse create(CreateFunctionUrlConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        checkTarget(name);
        String now = scope.now().toString();
        String mode = Objects.requireNonNullElse(request.invokeModeAsString(), "BUFFERED");
        UrlRecord url = new UrlRecord(newId(), request.authTypeAsString(), mode, cors(request.cors()), now, now);
        directory.change(name, function -> {
            if (function.urls().containsKey(name.effectiveQualifier())) {
                throw Faults.conflict("Failed to create function url config for [functionArn = " + name.arn(scope)
                        + "]. Error message:  FunctionUrlConfig exists for this Lambda function");
            }
            return function.with(draft -> draft.urls.put(name.effectiveQualifier(), url));
        });
        return Shapes.copy(shown(name, url), CreateFunctionUrlConfigResponse.builder())
                .invokeMode(request.invokeModeAsString())
                .build();
    }

    UpdateFunctionUrlConfigResponse update(UpdateFunctionUrlConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        checkTarget(name);
        find(name);
        directory.change(
                name,
                function -> function.with(draft -> draft.urls.computeIfPresent(
                        name.effectiveQualifier(), (qualifier, current) -> changed(current, request))));
        return Shapes.copy(shown(name, find(name)), UpdateFunctionUrlConfigResponse.builder())
                .invokeMode(request.invokeModeAsString())
                .build();
    }

    GetFunctionUrlConfigResponse get(GetFunctionUrlConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        return Shapes.copy(shown(name, find(name)), GetFunctionUrlConfigResponse.builder())
                .build();
    }

    ListFunctionUrlConfigsResponse list(ListFunctionUrlConfigsRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        FunctionRecord function =
                directory.find(name.name()).orElseThrow(() -> Faults.notFound("Function does not exist"));
        Page<Map.Entry<String, UrlRecord>> page = Page.of(
                List.copyOf(function.urls().entrySet()), Map.Entry::getKey, request.marker(), request.maxItems(), PAGE);
        List<FunctionUrlConfig> shown = page.items().stream()
                .map(url -> shown(qualified(name, url.getKey()), url.getValue()))
                .toList();
        return ListFunctionUrlConfigsResponse.builder()
                .functionUrlConfigs(shown)
                .nextMarker(page.next())
                .build();
    }

    DeleteFunctionUrlConfigResponse delete(DeleteFunctionUrlConfigRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        find(name);
        directory.change(name, function -> function.with(draft -> draft.urls.remove(name.effectiveQualifier())));
        return DeleteFunctionUrlConfigResponse.builder().build();
    }

    private UrlRecord find(FunctionName name) {
        return directory
                .find(name.name())
                .map(function -> function.urls().get(name.effectiveQualifier()))
                .orElseThrow(() -> Faults.notFound("The resource you requested does not exist."));
    }

    private void checkTarget(FunctionName name) {
        Optional<FunctionRecord> function = directory.find(name.name());
        boolean exists = function.isPresent()
                && (name.qualifier().isEmpty()
                        || function.get().aliases().containsKey(name.qualifier().get()));
        if (!exists) {
            throw Faults.notFound("Function does not exist");
        }
    }

    private UrlRecord changed(UrlRecord current, UpdateFunctionUrlConfigRequest request) {
        return new UrlRecord(
                current.id(),
                Objects.requireNonNullElse(request.authTypeAsString(), current.authType()),
                Objects.requireNonNullElse(request.invokeModeAsString(), current.invokeMode()),
                request.cors() == null ? current.cors() : cors(request.cors()),
                current.created(),
                scope.now().toString());
    }

    private FunctionUrlConfig shown(FunctionName name, UrlRecord url) {
        return FunctionUrlConfig.builder()
                .functionUrl(scope.account().endpoint().functionUrl(url.id(), scope.region()))
                .functionArn(name.arn(scope))
                .authType(url.authType())
                .invokeMode(url.invokeMode())
                .cors(url.cors())
                .creationTime(url.created())
                .lastModifiedTime(url.lastModified())
                .build();
    }

    private static FunctionName qualified(FunctionName name, String qualifier) {
        return new FunctionName(
                name.name(), Optional.of(qualifier).filter(given -> !given.equals(FunctionRecord.LATEST)));
    }

    private static @Nullable Cors cors(@Nullable Cors given) {
        return given == null || given.equals(Cors.builder().build())
                ? null
                : given.toBuilder()
                        .allowHeaders(HeaderNames.kept(given.allowHeaders()))
                        .exposeHeaders(HeaderNames.kept(given.exposeHeaders()))
                        .build();
    }

    private static String newId() {
        return RandomGenerator.getDefault()
                .ints(ID_LENGTH, 0, ID_CHARACTERS.length())
                .mapToObj(index -> ID_CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
