package dev.mvnlambda.local.control;

import static dev.mvnlambda.local.wire.Route.route;

import dev.mvnlambda.local.wire.Route;
import java.util.List;

/** Where CloudFront's operations on distributions are found. */
final class CloudFrontRoutes {

    static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    private static final String DISTRIBUTIONS = "/2020-05-31/distribution";

    static final List<Route> ROUTES = List.of(
            route("POST", DISTRIBUTIONS, 201, "CreateDistribution"),
            route("POST", DISTRIBUTIONS + "?WithTags", 201, "CreateDistributionWithTags"),
            route("GET", DISTRIBUTIONS, 200, "ListDistributions"),
            route("GET", DISTRIBUTIONS + "/{Id}", 200, "GetDistribution"),
            route("DELETE", DISTRIBUTIONS + "/{Id}", 204, "DeleteDistribution"),
            route("GET", DISTRIBUTIONS + "/{Id}/config", 200, "GetDistributionConfig"),
            route("PUT", DISTRIBUTIONS + "/{Id}/config", 200, "UpdateDistribution"));

    private CloudFrontRoutes() {}
}
