package dev.mvnlambda.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All functions of one module, as its sources declare them: sorted by name, placeholders unresolved, no time stamps.
 *
 * @param schema {@link #SCHEMA}; a reader refuses any other
 * @param jwtAuthorizers sorted by name
 * @param httpApi absent unless the module says how its HTTP API is
 */
public record Manifest(
        int schema,
        List<FunctionSpec> functions,
        List<JwtAuthorizerSpec> jwtAuthorizers,
        @Nullable HttpApiSpec httpApi) {
    /** The schema number that this version writes and reads. */
    public static final int SCHEMA = 1;

    /** Where the manifest stands in a module's class output. */
    public static final String PATH = "META-INF/lambda/manifest.json";

    /** Sorts functions and authorizers by name. */
    public Manifest {
        functions = functions.stream()
                .sorted(Comparator.comparing(FunctionSpec::name))
                .toList();
        jwtAuthorizers = jwtAuthorizers.stream()
                .sorted(Comparator.comparing(JwtAuthorizerSpec::name))
                .toList();
    }

    /** A manifest of the current schema. */
    public Manifest(
            List<FunctionSpec> functions, List<JwtAuthorizerSpec> jwtAuthorizers, @Nullable HttpApiSpec httpApi) {
        this(SCHEMA, functions, jwtAuthorizers, httpApi);
    }

    /** A manifest of functions alone. */
    public Manifest(List<FunctionSpec> functions) {
        this(functions, List.of(), null);
    }

    /** The function of that logical name. */
    public Optional<FunctionSpec> function(String name) {
        return functions.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
