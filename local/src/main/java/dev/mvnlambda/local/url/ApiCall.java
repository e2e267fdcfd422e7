package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.control.HttpApi;
import dev.mvnlambda.local.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/** A request that found its route, and the events of payload format 2.0 that say so. */
record ApiCall(
        HttpApi api,
        Stage stage,
        RoutePattern.Match match,
        UrlRequest request,
        String requestId,
        String traceId,
        Instant time) {

    Route route() {
        return match.route();
    }

    /** Returns what the function's policy has to let call: the route, its variables as they are written in its key. */
    String sourceArn() {
        String key = route().routeKey();
        return RoutePattern.isDefault(key)
                ? arn(stage.stageName() + "/$default")
                : arn(stage.stageName() + "/" + request.method() + key.substring(key.indexOf('/')));
    }

    /** Returns what an authorizer's policy has to let call: the very request. */
    String routeArn() {
        return arn(stage.stageName() + "/" + request.method() + path());
    }

    String authorizerArn(String authorizerId) {
        return arn("authorizers/" + authorizerId);
    }

    private String arn(String rest) {
        return "arn:aws:execute-api:" + api.region() + ":" + api.account() + ":"
                + api.api().apiId() + "/" + rest;
    }

    private String path() {
        String prefix = "/" + stage.stageName();
        boolean named = !stage.stageName().equals("$default");
        return named ? request.rawPath().substring(prefix.length()) : request.rawPath();
    }

    /** Returns what the function of the route gets. */
    SdkBytes event(@Nullable ObjectNode authorizer) {
        ObjectNode event = Json.mapper().createObjectNode().put("version", "2.0");
        RequestParts parts = new RequestParts(request);
        parts.addHead(event, route().routeKey(), traceId);
        addContext(event.putObject("requestContext"), authorizer);
        addVariables(event);
        parts.addBody(event);
        return RequestParts.bytes(event);
    }

    /** Returns what the function of an authorizer gets. */
    SdkBytes authorizerEvent(List<String> identity) {
        ObjectNode event = Json.mapper()
                .createObjectNode()
                .put("version", "2.0")
                .put("type", "REQUEST")
                .put("routeArn", routeArn());
        if (identity.isEmpty()) {
            event.putNull("identitySource");
        } else {
            identity.forEach(event.putArray("identitySource")::add);
        }
        new RequestParts(request).addHead(event, route().routeKey(), traceId);
        addContext(event.putObject("requestContext"), null);
        addVariables(event);
        return RequestParts.bytes(event);
    }

    private void addVariables(ObjectNode event) {
        if (!match.parameters().isEmpty()) {
            match.parameters().forEach(event.putObject("pathParameters")::put);
        }
        if (!stage.stageVariables().isEmpty()) {
            stage.stageVariables().forEach(event.putObject("stageVariables")::put);
        }
    }

    private void addContext(ObjectNode context, @Nullable ObjectNode authorizer) {
        String id = api.api().apiId();
        context.put("accountId", api.account()).put("apiId", id);
        if (authorizer != null) {
            context.set("authorizer", authorizer);
        }
        context.put("domainName", domainName()).put("domainPrefix", id);
        new RequestParts(request).addHttp(context);
        context.put("requestId", requestId).put("routeKey", route().routeKey()).put("stage", stage.stageName());
        RequestParts.addTime(context, time);
    }

    private String domainName() {
        return api.api().apiId() + ".execute-api." + api.region() + ".localhost";
    }

    /** Returns what an identity source such as {@code $request.header.Authorization} stands for; null when it is not there. */
    @Nullable String identity(String source) {
        String name = source.substring(source.lastIndexOf('.') + 1);
        if (source.startsWith("$request.header.")) {
            return request.header(name.toLowerCase(Locale.ROOT));
        }
        if (source.startsWith("$request.querystring.")) {
            return new RequestParts(request).query().get(source.substring("$request.querystring.".length()));
        }
        if (source.startsWith("$stageVariables.")) {
            return stage.stageVariables().get(name);
        }
        return context().get(source);
    }

    private Map<String, String> context() {
        return Map.of(
                "$context.accountId", api.account(),
                "$context.apiId", api.api().apiId(),
                "$context.domainName", domainName(),
                "$context.httpMethod", request.method(),
                "$context.identity.sourceIp", request.sourceIp(),
                "$context.identity.userAgent", Objects.requireNonNullElse(request.header("user-agent"), ""),
                "$context.path", request.rawPath(),
                "$context.routeKey", route().routeKey(),
                "$context.stage", stage.stageName());
    }
}
