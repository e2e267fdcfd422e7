package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Deployment;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/**
 * An HTTP or WebSocket API and all that is in it, by id; stages by name.
 *
 * @param api without its endpoint, which follows from where the account is reached
 */
record ApiRecord(
        String region,
        Api api,
        SortedMap<String, Stage> stages,
        SortedMap<String, Integration> integrations,
        SortedMap<String, Route> routes,
        SortedMap<String, Authorizer> authorizers,
        SortedMap<String, Deployment> deployments) {

    ApiRecord {
        stages = sorted(stages);
        integrations = sorted(integrations);
        routes = sorted(routes);
        authorizers = sorted(authorizers);
        deployments = sorted(deployments);
    }

    /** A new one, with nothing in it. */
    ApiRecord(String region, Api api) {
        this(region, api, sorted(), sorted(), sorted(), sorted(), sorted());
    }

    private static <T> SortedMap<String, T> sorted() {
        return new TreeMap<>();
    }

    private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    ApiRecord with(Api other) {
        return new ApiRecord(region, other, stages, integrations, routes, authorizers, deployments);
    }

    ApiRecord withStages(SortedMap<String, Stage> other) {
        return new ApiRecord(region, api, other, integrations, routes, authorizers, deployments);
    }

    ApiRecord withIntegrations(SortedMap<String, Integration> other) {
        return new ApiRecord(region, api, stages, other, routes, authorizers, deployments);
    }

    ApiRecord withRoutes(SortedMap<String, Route> other) {
        return new ApiRecord(region, api, stages, integrations, other, authorizers, deployments);
    }

    ApiRecord withAuthorizers(SortedMap<String, Authorizer> other) {
        return new ApiRecord(region, api, stages, integrations, routes, other, deployments);
    }

    ApiRecord withDeployments(SortedMap<String, Deployment> other) {
        return new ApiRecord(region, api, stages, integrations, routes, authorizers, other);
    }
}
