package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** Reads the WebSocket API of a stage, whole and once for all functions, until something of it is about to change. */
final class WebSocketApis {
    private static final String MOST_A_PAGE = "500";
    private static final String TARGET = "integrations/";

    private final Caller caller;
    private final Clients clients;
    private final Map<String, Optional<WebSocketApi>> read = new HashMap<>();
    private final Map<Stage, Optional<String>> found = new HashMap<>();

    WebSocketApis(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** The one of a stage, as a person names it. */
    static String named(Stage stage) {
        return "WebSocket API " + stage.sharedName();
    }

    /** Makes everything be read again when it is next asked for. */
    synchronized void forget() {
        read.clear();
        found.clear();
    }

    /** The one that a function wants or has left something in; absent when it does neither, or when it is not there. */
    synchronized Optional<WebSocketApi> of(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        boolean declared =
                wanted.stream().anyMatch(node -> node.properties() instanceof WebSocketApiType.WebSocketApiProperties);
        if (declared) {
            // the module is there before the classes of its answers are named
            clients.apiGatewayV2();
            return found.computeIfAbsent(scope.stage(), this::id).flatMap(this::get);
        }
        return ExecuteApi.leftovers(wanted, granted).stream()
                .sorted()
                .flatMap(id -> get(id).stream())
                .filter(api -> scope.stage().owns(api.tags()))
                .findFirst();
    }

    private Optional<String> id(Stage stage) {
        return like(stage.sharedName(), stage.marks()).stream().findFirst();
    }

    /** The ids of those of a name and with certain tags among theirs, the oldest first. */
    List<String> like(String name, Map<String, String> tags) {
        return pages(token -> clients.apiGatewayV2()
                        .getApis(r -> r.maxResults(MOST_A_PAGE).nextToken(token)))
                .stream()
                .flatMap(page -> page.items().stream())
                .filter(api -> api.protocolType() == ProtocolType.WEBSOCKET
                        && name.equals(api.name())
                        && api.tags().entrySet().containsAll(tags.entrySet()))
                .sorted(Comparator.comparing(Api::createdDate))
                .map(Api::apiId)
                .toList();
    }

    /** One by its id. */
    synchronized Optional<WebSocketApi> get(String id) {
        Optional<WebSocketApi> known = read.get(id);
        if (known == null) {
            clients.apiGatewayV2();
            known = caller.find("apigateway:GET", () -> clients.apiGatewayV2().getApi(r -> r.apiId(id)))
                    .filter(api -> api.protocolType() == ProtocolType.WEBSOCKET)
                    .map(api -> whole(id, api.tags()));
            read.put(id, known);
        }
        return known;
    }

    private WebSocketApi whole(String id, Map<String, String> tags) {
        List<WebSocketApi.Authorizer> authorizers = pages(token -> clients.apiGatewayV2()
                        .getAuthorizers(r -> r.apiId(id).maxResults(MOST_A_PAGE).nextToken(token)))
                .stream()
                .flatMap(page -> page.items().stream())
                .map(one -> new WebSocketApi.Authorizer(
                        one.authorizerId(), one.name(), text(one.authorizerUri()), one.identitySource()))
                .toList();
        Map<String, String> names = authorizers.stream()
                .collect(Collectors.toMap(WebSocketApi.Authorizer::id, WebSocketApi.Authorizer::name));
        List<WebSocketApi.Route> routes = pages(token -> clients.apiGatewayV2()
                        .getRoutes(r -> r.apiId(id).maxResults(MOST_A_PAGE).nextToken(token)))
                .stream()
                .flatMap(page -> page.items().stream())
                .map(one -> new WebSocketApi.Route(
                        one.routeId(),
                        one.routeKey(),
                        Objects.requireNonNullElse(one.authorizationTypeAsString(), "NONE"),
                        names.getOrDefault(text(one.authorizerId()), ""),
                        text(one.target()).replace(TARGET, "")))
                .toList();
        return new WebSocketApi(id, tags, routes, integrations(id), authorizers, stages(id));
    }

    private Map<String, WebSocketApi.Integration> integrations(String id) {
        return pages(token -> clients.apiGatewayV2()
                        .getIntegrations(
                                r -> r.apiId(id).maxResults(MOST_A_PAGE).nextToken(token)))
                .stream()
                .flatMap(page -> page.items().stream())
                .collect(Collectors.toMap(Integration::integrationId, WebSocketApis::integration));
    }

    private static WebSocketApi.Integration integration(Integration one) {
        return new WebSocketApi.Integration(
                Objects.requireNonNullElse(one.integrationUri(), one.integrationTypeAsString()),
                text(one.description()));
    }

    private Map<String, Boolean> stages(String id) {
        return pages(token -> clients.apiGatewayV2()
                        .getStages(r -> r.apiId(id).maxResults(MOST_A_PAGE).nextToken(token)))
                .stream()
                .flatMap(page -> page.items().stream())
                .collect(
                        Collectors.toMap(stage -> stage.stageName(), stage -> Boolean.TRUE.equals(stage.autoDeploy())));
    }

    /** All pages of a listing; each tells where the next one begins. */
    private <R extends SdkPojo> List<R> pages(Function<@Nullable String, R> page) {
        List<R> all = new ArrayList<>();
        @Nullable String token = null;
        do {
            @Nullable String from = token;
            R next = caller.call("apigateway:GET", () -> page.apply(from));
            all.add(next);
            token = next(next);
        } while (token != null);
        return all;
    }

    private static @Nullable String next(SdkPojo page) {
        return page.sdkFields().stream()
                .filter(field -> field.memberName().equals("NextToken"))
                .map(field -> (String) field.getValueOrDefault(page))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
