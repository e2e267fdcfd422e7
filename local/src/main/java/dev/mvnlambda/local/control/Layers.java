package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.LayersListItem;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;

/** Layers: versions of them are published, shown and deleted. */
final class Layers {

    private static final int PAGE = 50;

    private final Scope scope;
    private final LayerTable table;
    private final CodeSource code;

    Layers(Scope scope) {
        this.scope = scope;
        this.table = new LayerTable(scope);
        this.code = new CodeSource(scope);
    }

    PublishLayerVersionResponse publish(PublishLayerVersionRequest request) {
        LayerName name = LayerName.of(request.layerName(), scope);
        CodeStore.Code content =
                code.keep(Shapes.copy(request.content(), FunctionCode.builder()).build());
        LayerRecord published = table.change(name, layer -> {
            int number = layer.nextVersion();
            LayerVersionsListItem shown = Shapes.copy(request, LayerVersionsListItem.builder())
                    .layerVersionArn(name.arn(scope) + ":" + number)
                    .version((long) number)
                    .description(Objects.requireNonNullElse(request.description(), ""))
                    .createdDate(scope.lastModified())
                    .build();
            return layer.with(LayerVersionRecord.published(shown, content));
        });
        LayerVersionRecord newest =
                published.versions().get(published.versions().lastKey());
        return Shapes.copy(shown(name, Objects.requireNonNull(newest)), PublishLayerVersionResponse.builder())
                .build();
    }

    GetLayerVersionResponse get(GetLayerVersionRequest request) {
        checkNumber(request.versionNumber());
        return shown(LayerName.of(request.layerName(), scope), request.versionNumber());
    }

    GetLayerVersionByArnResponse get(GetLayerVersionByArnRequest request) {
        LayerName name = LayerName.of(request.arn(), scope);
        return Shapes.copy(shown(name, name.version().orElse(0)), GetLayerVersionByArnResponse.builder())
                .build();
    }

    ListLayersResponse list(ListLayersRequest request) {
        List<LayersListItem> all = table.all().stream()
                .flatMap(layer -> newest(layer, request).stream())
                .toList();
        Page<LayersListItem> page = Page.of(all, LayersListItem::layerName, request.marker(), request.maxItems(), PAGE);
        return ListLayersResponse.builder()
                .layers(page.items())
                .nextMarker(page.next())
                .build();
    }

    /** Lists the versions of a layer, the newest first; of one that is not there, none. */
    ListLayerVersionsResponse list(ListLayerVersionsRequest request) {
        List<LayerVersionsListItem> all = table.find(LayerName.of(request.layerName(), scope)).stream()
                .flatMap(layer ->
                        suiting(layer, request.compatibleRuntimeAsString(), request.compatibleArchitectureAsString()))
                .toList();
        Page<LayerVersionsListItem> page = Page.of(all, Layers::descending, request.marker(), request.maxItems(), PAGE);
        return ListLayerVersionsResponse.builder()
                .layerVersions(page.items())
                .nextMarker(page.next())
                .build();
    }

    /** Deletes a version; deleting what is not there is as good. */
    DeleteLayerVersionResponse delete(DeleteLayerVersionRequest request) {
        checkNumber(request.versionNumber());
        LayerName name = LayerName.of(request.layerName(), scope);
        if (table.find(name).isPresent()) {
            table.change(name, layer -> layer.with(request.versionNumber(), LayerVersionRecord::asDeleted));
        }
        return DeleteLayerVersionResponse.builder().build();
    }

    /** Returns how many bytes the archives of all versions have. */
    long codeSize() {
        return table.all().stream()
                .flatMap(LayerRecord::newestFirst)
                .mapToLong(version -> version.content().size())
                .sum();
    }

    private Optional<LayersListItem> newest(LayerRecord layer, ListLayersRequest request) {
        LayerName name = new LayerName(layer.name(), Optional.empty(), true);
        return suiting(layer, request.compatibleRuntimeAsString(), request.compatibleArchitectureAsString())
                .findFirst()
                .map(version -> LayersListItem.builder()
                        .layerName(layer.name())
                        .layerArn(name.arn(scope))
                        .latestMatchingVersion(version)
                        .build());
    }

    private static Stream<LayerVersionsListItem> suiting(
            LayerRecord layer, @Nullable String runtime, @Nullable String architecture) {
        return layer.newestFirst()
                .map(LayerVersionRecord::shown)
                .filter(version ->
                        runtime == null || version.compatibleRuntimesAsStrings().contains(runtime))
                .filter(version -> architecture == null
                        || version.compatibleArchitecturesAsStrings().contains(architecture));
    }

    private GetLayerVersionResponse shown(LayerName name, long number) {
        LayerVersionRecord found = table.find(name)
                .flatMap(layer -> layer.version(number))
                .orElseThrow(() -> Faults.notFound("The resource you requested does not exist."));
        return shown(name, found);
    }

    private GetLayerVersionResponse shown(LayerName name, LayerVersionRecord version) {
        return Shapes.copy(version.shown(), GetLayerVersionResponse.builder())
                .layerArn(name.arn(scope))
                .content(content -> content.codeSha256(version.content().sha256())
                        .codeSize(version.content().size())
                        .location(code.location(version.content().sha256())))
                .build();
    }

    private static void checkNumber(long number) {
        if (number < 1) {
            throw Faults.invalidParameter("Layer Version Cannot be less than 1");
        }
    }

    private static String descending(LayerVersionsListItem version) {
        return String.format("%010d", Integer.MAX_VALUE - version.version());
    }
}
