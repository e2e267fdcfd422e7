package dev.mvnlambda.resource;

import dev.mvnlambda.manifest.HttpApiSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all functions of an app say together of its APIs.
 *
 * @param http how the HTTP API is
 * @param jwtAuthorizers of the HTTP API
 * @param authorizers the functions that are authorizers, by {@code <kind of API> <name>}
 */
public record Apis(HttpApiSpec http, List<JwtAuthorizerSpec> jwtAuthorizers, Map<String, FunctionScope> authorizers) {

    /** Copies what it is given. */
    public Apis {
        jwtAuthorizers = List.copyOf(jwtAuthorizers);
        authorizers = Map.copyOf(authorizers);
    }

    /** The key under which a function is an authorizer. */
    public static String key(String api, String name) {
        return api + " " + name;
    }

    /** The function that is the authorizer of that name. */
    public Optional<FunctionScope> authorizer(String api, String name) {
        return Optional.ofNullable(authorizers.get(key(api, name)));
    }

    /** The authorizer of that name that checks tokens by itself. */
    public Optional<JwtAuthorizerSpec> jwtAuthorizer(String name) {
        return jwtAuthorizers.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
