package dev.mvnlambda.aws;

import dev.mvnlambda.code.ContentHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST API as it is, deployed or not.
 *
 * @param paths by path, such as {@code /orders/{id}}, the id of what API Gateway calls a resource
 * @param stages by name, how what each shows was described when it was deployed
 */
record RestApi(
        String id,
        Map<String, String> tags,
        Map<String, String> paths,
        List<Method> methods,
        List<Authorizer> authorizers,
        Map<String, String> stages) {

    private static final int HASH_DIGITS = 32;

    RestApi {
        tags = Map.copyOf(tags);
        paths = Map.copyOf(paths);
        methods = List.copyOf(methods);
        authorizers = List.copyOf(authorizers);
        stages = Map.copyOf(stages);
    }

    /**
     * One method of a path, and what it leads to.
     *
     * @param authorizer the name of its authorizer, or empty
     * @param uri of its integration, or the type of one that has none, such as {@code MOCK}; empty without an integration
     */
    record Method(String verb, String path, String authorization, String authorizer, String uri, boolean streams) {
        String route() {
            return verb + " " + path;
        }
    }

    /**
     * One authorizer.
     *
     * @param uri of the function that it is, or empty
     * @param ttl seconds
     */
    record Authorizer(String id, String name, String type, String uri, String identitySource, int ttl) {}

    Optional<Method> method(String route) {
        return methods.stream().filter(one -> one.route().equals(route)).findFirst();
    }

    Optional<Authorizer> authorizer(String name) {
        return authorizers.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** All that a deployment would show, in short. */
    String content() {
        StringBuilder content = new StringBuilder();
        methods.stream()
                .map(Method::toString)
                .sorted()
                .forEach(one -> content.append(one).append('\n'));
        authorizers.stream()
                .map(Authorizer::toString)
                .sorted()
                .forEach(one -> content.append(one).append('\n'));
        return ContentHash.of(content.toString()).substring(0, HASH_DIGITS);
    }

    /** How many things hang on it. */
    int holds() {
        return methods.size() + authorizers.size() + stages.size();
    }
}
