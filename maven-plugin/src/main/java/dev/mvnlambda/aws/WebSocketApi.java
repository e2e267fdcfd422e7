package dev.mvnlambda.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A WebSocket API as it is.
 *
 * @param integrations by id
 * @param stages by name, whether each shows every change at once
 */
record WebSocketApi(
        String id,
        Map<String, String> tags,
        List<Route> routes,
        Map<String, Integration> integrations,
        List<Authorizer> authorizers,
        Map<String, Boolean> stages) {

    WebSocketApi {
        tags = Map.copyOf(tags);
        routes = List.copyOf(routes);
        integrations = Map.copyOf(integrations);
        authorizers = List.copyOf(authorizers);
        stages = Map.copyOf(stages);
    }

    /**
     * One route.
     *
     * @param authorizer the name of its authorizer, or empty
     * @param integration the id of its integration, or empty
     */
    record Route(String id, String key, String authorization, String authorizer, String integration) {}

    /**
     * One integration.
     *
     * @param uri of what it leads to; the type of one that leads nowhere, such as {@code MOCK}
     * @param description that tells whose it is
     */
    record Integration(String uri, String description) {}

    /**
     * One authorizer.
     *
     * @param uri of the function that it is, or empty
     */
    record Authorizer(String id, String name, String uri, List<String> identitySources) {
        Authorizer {
            identitySources = List.copyOf(identitySources);
        }
    }

    /** What a route leads to; empty when to nothing. */
    String uri(Route route) {
        return uri(route.integration());
    }

    /** What an integration leads to; empty when there is none of that id. */
    String uri(String integration) {
        return Optional.ofNullable(integrations.get(integration))
                .map(Integration::uri)
                .orElse("");
    }

    /** Whether another route uses the integration of a route. */
    boolean isShared(Route route) {
        return routes.stream()
                .anyMatch(other ->
                        !other.id().equals(route.id()) && other.integration().equals(route.integration()));
    }

    Optional<Route> route(String key) {
        return routes.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    Optional<Authorizer> authorizer(String name) {
        return authorizers.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The integrations of a description that no route uses, by id. */
    Map<String, Integration> spares(String description) {
        return integrations.entrySet().stream()
                .filter(one -> one.getValue().description().equals(description))
                .filter(one ->
                        routes.stream().noneMatch(route -> route.integration().equals(one.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many things hang on it. */
    int holds() {
        return routes.size() + authorizers.size() + stages.size();
    }
}
