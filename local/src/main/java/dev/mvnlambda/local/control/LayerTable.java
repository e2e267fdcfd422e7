package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The layers of one region. */
final class LayerTable {

    private final Scope scope;

    LayerTable(Scope scope) {
        this.scope = scope;
    }

    List<LayerRecord> all() {
        return table().startingWith(scope.key(""));
    }

    Optional<LayerRecord> find(LayerName name) {
        return name.local() ? table().find(scope.key(name.name())) : Optional.empty();
    }

    /** Replaces a layer, which is made if it is not there. */
    LayerRecord change(LayerName name, UnaryOperator<LayerRecord> change) {
        return table().change(
                        scope.key(name.name()),
                        found -> Optional.of(
                                change.apply(found.orElseGet(() -> new LayerRecord(name.name(), new TreeMap<>())))));
    }

    private Table<LayerRecord> table() {
        return scope.account().tables().of("layers", LayerRecord.class);
    }
}
