package dev.mvnlambda.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All functions of one module, as its sources declare them: sorted by name, placeholders unresolved, no time stamps.
 *
 * @param schema {@link #SCHEMA}; a reader refuses any other
 */
public record Manifest(int schema, List<FunctionSpec> functions) {
    /** The schema number that this version writes and reads. */
    public static final int SCHEMA = 1;

    /** Where the manifest stands in a module's class output. */
    public static final String PATH = "META-INF/lambda/manifest.json";

    /** Sorts the functions by name. */
    public Manifest {
        functions = functions.stream()
                .sorted(Comparator.comparing(FunctionSpec::name))
                .toList();
    }

    /** A manifest of the current schema. */
    public Manifest(List<FunctionSpec> functions) {
        this(SCHEMA, functions);
    }

    /** The function of that logical name. */
    public Optional<FunctionSpec> function(String name) {
        return functions.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
