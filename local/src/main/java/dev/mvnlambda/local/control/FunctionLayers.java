package dev.mvnlambda.local.control;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;

/**
 * The layers of functions: checked when they are named, laid under the code when it runs. Layers of other accounts are taken
 * to be there, but there is nothing of them to be laid.
 */
final class FunctionLayers {

    /** The region of layers that AWS has in all of them. */
    private static final String ANYWHERE = "";

    private final Scope scope;
    private final LayerTable table;

    FunctionLayers(Scope scope) {
        this.scope = scope;
        this.table = new LayerTable(scope);
    }

    /** Returns settings in which each layer has its size; refuses those that cannot be had. */
    FunctionConfiguration checked(FunctionConfiguration settings) {
        if (settings.layers().isEmpty()) {
            return settings;
        }
        checkDifferent(settings.layers());
        return settings.toBuilder()
                .layers(settings.layers().stream().map(this::sized).toList())
                .build();
    }

    /** Returns the directories that the layers of a function were unpacked to, lowest first. */
    List<Path> directories(FunctionConfiguration settings) {
        return settings.layers().stream()
                .flatMap(layer -> version(LayerName.of(layer.arn(), scope)).stream())
                .map(version ->
                        scope.account().code().unpacked(version.content().sha256()))
                .toList();
    }

    // a deleted version stays with the functions that have it
    private Optional<LayerVersionRecord> version(LayerName name) {
        return table.find(name)
                .flatMap(layer -> name.version().map(number -> layer.versions().get(number)));
    }

    private Layer sized(Layer layer) {
        if (!Set.of(scope.region(), ANYWHERE).contains(region(layer.arn()))) {
            throw Faults.invalidParameter(
                    "Layers are not in the same region as the function. Layers are expected to be in" + " region "
                            + scope.region() + ".");
        }
        LayerName name = LayerName.of(layer.arn(), scope);
        if (!name.local()) {
            return layer;
        }
        LayerVersionRecord version = version(name)
                .filter(found -> !found.deleted())
                .orElseThrow(() -> Faults.invalidParameter("Layer version " + layer.arn() + " does not exist."));
        return layer.toBuilder().codeSize(version.content().size()).build();
    }

    private static void checkDifferent(List<Layer> layers) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Layer layer : layers) {
            String plain = layer.arn().substring(0, layer.arn().lastIndexOf(':'));
            @Nullable String other = seen.put(plain, layer.arn());
            if (other != null) {
                throw Faults.invalidParameter(
                        "Two different versions of the same layer are not allowed to be referenced in the same function. "
                                + other + " and " + layer.arn() + " are versions of the same layer.");
            }
        }
    }

    private static String region(String arn) {
        return arn.split(":", -1)[3];
    }
}
