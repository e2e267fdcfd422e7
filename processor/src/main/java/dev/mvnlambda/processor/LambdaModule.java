package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.HttpApiSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a module.
 *
 * @param functions its own
 * @param linked those of other modules that its own ones link
 * @param jwtAuthorizers that it declares
 * @param httpApi absent unless it says how its HTTP API is
 */
record LambdaModule(
        List<FunctionSpec> functions,
        List<FunctionSpec> linked,
        List<JwtAuthorizerSpec> jwtAuthorizers,
        @Nullable HttpApiSpec httpApi) {

    /** Copies what it is given. */
    LambdaModule {
        functions = List.copyOf(functions);
        linked = List.copyOf(linked);
        jwtAuthorizers = List.copyOf(jwtAuthorizers);
    }

    Manifest manifest() {
        return new Manifest(functions, jwtAuthorizers, httpApi);
    }

    /** Whether a function of it has a route of the HTTP API. */
    boolean hasHttpRoutes() {
        return functions.stream()
                .flatMap(function -> function.triggers(RouteSpec.class).stream())
                .anyMatch(route -> route.api().equals("HTTP"));
    }
}
