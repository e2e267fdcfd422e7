package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/**
 * An HTTP API as its gateway sees it.
 *
 * @param stages by name
 * @param integrations by id
 * @param authorizers by id
 */
public record HttpApi(
        String region,
        String account,
        Api api,
        List<Route> routes,
        Map<String, Stage> stages,
        Map<String, Integration> integrations,
        Map<String, Authorizer> authorizers) {}
