package dev.mvnlambda.aws;

import dev.mvnlambda.aws.Owned.Tagged;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is left of the REST and the WebSocket API of a stage by functions that are gone: where each route leads still tells. */
final class TaggedApis {
    static final String SERVICE = "apigateway";
    static final String APIS = "/apis/";

    private static final String REST_APIS = "/restapis/";
    private static final Set<Class<? extends Properties>> REST = Set.of(
            RestApiType.RestApiProperties.class,
            RestAuthorizerType.RestAuthorizerProperties.class,
            RestRouteType.RestRouteProperties.class,
            RestDeploymentType.RestDeploymentProperties.class);
    private static final Set<Class<? extends Properties>> WEB_SOCKET = Set.of(
            WebSocketApiType.WebSocketApiProperties.class,
            WebSocketAuthorizerType.WebSocketAuthorizerProperties.class,
            WebSocketRouteType.WebSocketRouteProperties.class,
            WebSocketStageType.WebSocketStageProperties.class);

    private final Stage stage;
    private final List<PushType<?>> types;
    private final RestApis rest;
    private final WebSocketApis webSocket;

    /** @param types of all push sources, in the order of the plan */
    TaggedApis(Stage stage, List<PushType<?>> types, RestApis rest, WebSocketApis webSocket) {
        this.stage = stage;
        this.types = types.stream().flatMap(TaggedApis::services).toList();
        this.rest = rest;
        this.webSocket = webSocket;
    }

    private static Stream<PushType<?>> services(PushType<?> type) {
        return type instanceof OneKind kind ? kind.services().stream() : Stream.of(type);
    }

    /**
     * All parts of both that lead to functions, the APIs with them.
     *
     * @param found what was found before: an API that is among it is the one that counts
     * @param others the ids of APIs of another kind
     */
    List<Observed> of(List<Tagged> tagged, List<Observed> found, FormerFunctions functions, Set<String> others) {
        List<Observed> parts = new ArrayList<>();
        id(tagged, REST_APIS, found, ApiAddress.REST, Set.of())
                .flatMap(rest::get)
                .ifPresent(api -> parts.addAll(parts(api.id(), REST, uris(api), functions)));
        id(tagged, APIS, found, ApiAddress.WEBSOCKET, others)
                .flatMap(webSocket::get)
                .ifPresent(api -> parts.addAll(parts(api.id(), WEB_SOCKET, uris(api), functions)));
        return parts;
    }

    private static Optional<String> id(
            List<Tagged> tagged, String start, List<Observed> found, String kind, Set<String> others) {
        Optional<String> known = found.stream()
                .filter(one ->
                        one instanceof Observed.Present && one.key().kind().equals(kind))
                .flatMap(one ->
                        Stream.ofNullable(((Observed.Present) one).outputs().get(ApiAddress.ID)))
                .findFirst();
        return known.or(() -> tagged.stream()
                .flatMap(one -> one.of(SERVICE, start).stream())
                .filter(id -> !others.contains(id))
                .sorted()
                .findFirst());
    }

    private static Stream<String> uris(RestApi api) {
        return Stream.concat(
                api.methods().stream().map(RestApi.Method::uri),
                api.authorizers().stream().map(RestApi.Authorizer::uri));
    }

    private static Stream<String> uris(WebSocketApi api) {
        return Stream.concat(
                api.routes().stream().map(api::uri), api.authorizers().stream().map(WebSocketApi.Authorizer::uri));
    }

    private List<Observed> parts(
            String id, Set<Class<? extends Properties>> kind, Stream<String> uris, FormerFunctions functions) {
        Map<String, FunctionScope> scopes = new LinkedHashMap<>();
        scopes.put("", functions.none());
        uris.map(InvokeArn::target)
                .flatMap(arn -> functions.of(arn).stream())
                .forEach(scope -> scopes.putIfAbsent(scope.name(), scope));
        Function<FunctionScope, Stream<Observed>> parts = scope -> types.stream()
                .filter(type -> kind.contains(type.properties()))
                .flatMap(type -> type
                        .observe(scope, List.of(), List.of(TaggedRemains.told(scope, ExecuteApi.PRINCIPAL, arn(id))))
                        .observed()
                        .stream());
        return scopes.values().stream().flatMap(parts).toList();
    }

    private String arn(String id) {
        var identity = stage.identity();
        return "arn:" + identity.partition() + ":execute-api:" + identity.region() + ":" + identity.account() + ":" + id
                + "/*";
    }
}
