package dev.mvnlambda.local.control;

import static dev.mvnlambda.local.wire.Route.route;

import dev.mvnlambda.local.wire.Route;
import java.util.List;

/** Where those operations of AWS IoT are found that are supported. */
final class IotRoutes {

    static final List<Route> ROUTES = List.of(
            route("POST", "/authorizer/{authorizerName}", 200, "CreateAuthorizer"),
            route("POST", "/rules/{ruleName}", 200, "CreateTopicRule"),
            route("DELETE", "/authorizer/{authorizerName}", 200, "DeleteAuthorizer"),
            route("DELETE", "/rules/{ruleName}", 200, "DeleteTopicRule"),
            route("GET", "/authorizer/{authorizerName}", 200, "DescribeAuthorizer"),
            route("GET", "/rules/{ruleName}", 200, "GetTopicRule"),
            route("GET", "/authorizers", 200, "ListAuthorizers"),
            route("GET", "/tags", 200, "ListTagsForResource"),
            route("GET", "/rules", 200, "ListTopicRules"),
            route("PATCH", "/rules/{ruleName}", 200, "ReplaceTopicRule"),
            route("POST", "/tags", 200, "TagResource"),
            route("POST", "/untag", 200, "UntagResource"),
            route("PUT", "/authorizer/{authorizerName}", 200, "UpdateAuthorizer"));

    private IotRoutes() {}
}
