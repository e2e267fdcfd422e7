package dev.mvnlambda.aws;

import dev.mvnlambda.aws.HttpApiType.ApiProperties;
import dev.mvnlambda.aws.HttpIntegrationType.IntegrationProperties;
import dev.mvnlambda.aws.HttpRouteType.RouteProperties;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Cors;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** What was read of an HTTP API, by the functions that its parts lead to. */
final class HttpApiContent {
    private static final String TARGET = "integrations/";

    private final Stage stage;
    private final Api api;
    private final List<String> others;
    private final List<software.amazon.awssdk.services.apigatewayv2.model.Stage> stages;
    private final List<Integration> integrations;
    private final List<Route> routes;
    private final List<Authorizer> authorizers;
    private final HttpApiAuthorizers guards;

    /** @param others the ids of further APIs that bear the marks of the stage */
    HttpApiContent(
            Stage stage,
            Api api,
            List<String> others,
            List<software.amazon.awssdk.services.apigatewayv2.model.Stage> stages,
            List<Integration> integrations,
            List<Route> routes,
            List<Authorizer> authorizers) {
        this.stage = stage;
        this.api = api;
        this.others = others;
        this.stages = stages;
        this.integrations = integrations;
        this.routes = routes;
        this.authorizers = authorizers;
        this.guards = new HttpApiAuthorizers(stage, api.apiId(), authorizers);
    }

    /** Its authorizers. */
    HttpApiAuthorizers authorizers() {
        return guards;
    }

    List<String> remarks() {
        return others.stream()
                .map(id -> "The HTTP API " + id + " bears the tags of app " + stage.app() + ", stage " + stage.name()
                        + " too, but an app and stage has one, which is " + api.apiId()
                        + ", so it is left alone. Delete it if"
                        + " nobody calls it.")
                .toList();
    }

    /** The API itself. */
    Observed.Present api() {
        Map<String, String> outputs = new HashMap<>(new ApiAddress(api.apiId(), api.apiEndpoint()).outputs());
        List<Boolean> deploying = stages.stream()
                .filter(one -> HttpApiType.DEFAULT_STAGE.equals(one.stageName()))
                .map(one -> Boolean.TRUE.equals(one.autoDeploy()))
                .toList();
        if (!deploying.isEmpty()) {
            outputs.put(HttpApis.STAGE, HttpApiType.DEFAULT_STAGE);
        }
        // whether it goes is decided over all functions; if it does, then before the grants that tell of it
        return Observed.Present.shared(
                HttpKeys.api(stage),
                new ApiProperties(api.name(), cors(api.corsConfiguration()), deploying.contains(true), marks()),
                outputs,
                Set.of(),
                0);
    }

    /** What else somebody tagged it with is theirs. */
    private Map<String, String> marks() {
        return api.tags().entrySet().stream()
                .filter(tag -> stage.marks().containsKey(tag.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable CorsSpec cors(@Nullable Cors cors) {
        return cors == null
                ? null
                : new CorsSpec(
                        cors.allowOrigins(),
                        cors.allowMethods(),
                        cors.allowHeaders(),
                        cors.exposeHeaders(),
                        Boolean.TRUE.equals(cors.allowCredentials()),
                        Objects.requireNonNullElse(cors.maxAge(), 0));
    }

    /** The integrations that lead to a function: one for its routes, and further ones that are ours. */
    List<Observed> integrations(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        List<Observed> found = new ArrayList<>();
        ResourceKey key = HttpKeys.integration(scope);
        boolean declared = HttpKeys.isWanted(key, wanted);
        for (Integration one : leadingTo(scope)) {
            boolean first = integrationKey(scope, one).equals(key);
            if (isMarked(one) || (first && declared)) {
                found.add(present(
                        integrationKey(scope, one),
                        properties(one),
                        scope,
                        one.integrationId(),
                        HttpKeys.grants(scope, granted)));
            }
        }
        return found;
    }

    /** The one that is pointed at the target comes first, then those that bear our mark. */
    private List<Integration> leadingTo(FunctionScope scope) {
        return integrations.stream()
                .filter(one -> HttpKeys.leadsTo(scope, uri(one)))
                .sorted(Comparator.comparing((Integration one) -> !isMarked(one))
                        .thenComparing(one -> !uri(one).equals(scope.target().arn()))
                        .thenComparing(Integration::integrationId))
                .toList();
    }

    private static boolean isMarked(Integration one) {
        return HttpKeys.text(one.description()).startsWith(HttpIntegrationType.MARK);
    }

    private static String uri(Integration one) {
        return InvokeArn.target(HttpKeys.text(one.integrationUri()));
    }

    private static IntegrationProperties properties(Integration one) {
        return new IntegrationProperties(
                uri(one), HttpKeys.text(one.payloadFormatVersion()), HttpKeys.text(one.description()));
    }

    private ResourceKey integrationKey(FunctionScope scope, Integration one) {
        ResourceKey key = HttpKeys.integration(scope);
        boolean first = leadingTo(scope).get(0).equals(one);
        return first ? key : new ResourceKey(key.kind(), key.name() + "#" + one.integrationId());
    }

    /** The routes that lead to a function, or that it wants. */
    PushType.Found routes(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        List<Observed> found = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Route route : routes) {
            ResourceKey key = HttpKeys.route(scope, route.routeKey());
            Integration target = target(route);
            boolean leadsHere = target != null && HttpKeys.leadsTo(scope, uri(target));
            boolean declared = HttpKeys.isWanted(key, wanted);
            if (declared && !leadsHere && (target == null || !isMarked(target))) {
                found.add(ExecuteApi.occupied(
                        key,
                        scope,
                        "HttpRoute",
                        "HTTP API " + api.apiId(),
                        route.routeKey(),
                        target == null ? "" : HttpKeys.text(target.integrationUri())));
            } else if (declared || (leadsHere && isOurs(route, target, granted))) {
                found.add(present(
                        key,
                        properties(scope, route, target, wanted),
                        scope,
                        route.routeId(),
                        hangsOn(scope, route, target, granted)));
            } else if (leadsHere) {
                remarks.add(ExecuteApi.left("route " + route.routeKey(), "HTTP API " + api.apiId(), scope));
            }
        }
        return new PushType.Found(found, remarks);
    }

    /** A grant is for all verbs of a path, so what it calls has to be ours too. */
    private boolean isOurs(Route route, @Nullable Integration target, List<StatementProperties> granted) {
        String arn = HttpKeys.routeArn(stage, route.routeKey())
                .resolved(Outputs.none().with(HttpKeys.api(stage), Map.of(ApiAddress.ID, api.apiId())))
                .text();
        return target != null
                && isMarked(target)
                && granted.stream()
                        .anyMatch(one -> arn.equals(String.valueOf(one.grant().sourceArn())));
    }

    private @Nullable Integration target(Route route) {
        String target = HttpKeys.text(route.target());
        return integrations.stream()
                .filter(one -> target.equals(TARGET + one.integrationId()))
                .findFirst()
                .orElse(null);
    }

    private RouteProperties properties(
            FunctionScope scope, Route route, @Nullable Integration target, List<Node> wanted) {
        return new RouteProperties(
                route.routeKey(),
                target == null || !HttpKeys.leadsTo(scope, uri(target))
                        ? HttpKeys.text(route.target())
                        : integrationKey(scope, target).name(),
                route.authorizationTypeAsString(),
                guards.key(HttpKeys.text(route.authorizerId()), wanted),
                route.authorizationScopes());
    }

    /** The integrations that bear the mark of one of these functions, and their routes. */
    List<Observed> marked(Predicate<String> functions) {
        List<Observed> found = new ArrayList<>();
        integrations.stream().filter(HttpApiContent::isMarked).forEach(one -> {
            String name = HttpKeys.text(one.description()).substring(HttpIntegrationType.MARK.length());
            FunctionScope scope = new FunctionScope(stage, name, Optional.empty());
            if (functions.test(name) && HttpKeys.leadsTo(scope, uri(one))) {
                found.addAll(integrations(scope, List.of(), List.of()));
                routes.stream()
                        .filter(route -> one.equals(target(route)))
                        .forEach(route -> found.add(present(
                                HttpKeys.route(scope, route.routeKey()),
                                properties(scope, route, one, List.of()),
                                scope,
                                route.routeId(),
                                hangsOn(scope, route, one, List.of()))));
            }
        });
        return found;
    }

    /** What is left when parts of these ids go. */
    Rest without(Set<String> ids) {
        return new Rest(
                integrations.stream()
                        .filter(one -> !ids.contains(one.integrationId()))
                        .toList(),
                routes.stream().filter(one -> !ids.contains(one.routeId())).toList(),
                authorizers.stream()
                        .filter(one -> !ids.contains(one.authorizerId()) && !HttpApiAuthorizers.isOurJwt(one))
                        .toList());
    }

    /** What is left of an API. */
    final class Rest {
        private final List<Integration> integrations;
        private final List<Route> routes;
        private final List<Authorizer> authorizers;

        private Rest(List<Integration> integrations, List<Route> routes, List<Authorizer> authorizers) {
            this.integrations = integrations;
            this.routes = routes;
            this.authorizers = authorizers;
        }

        boolean isEmpty() {
            return integrations.isEmpty() && routes.isEmpty() && authorizers.isEmpty();
        }

        /** The keys of what guards its routes, but for those of these ids. */
        Set<String> authorizers(Set<String> others) {
            return routes.stream()
                    .filter(route -> !others.contains(route.routeId()))
                    .map(route -> guards.key(HttpKeys.text(route.authorizerId()), List.of()))
                    .collect(Collectors.toSet());
        }

        /** What keeps the API that this app did not make. */
        List<String> remarks() {
            List<String> foreign = routes.stream()
                    .filter(route -> {
                        Integration target = target(route);
                        return target == null || !isMarked(target);
                    })
                    .map(Route::routeKey)
                    .sorted()
                    .toList();
            return foreign.isEmpty()
                    ? List.of()
                    : List.of("The HTTP API " + api.name() + " (" + api.apiId()
                            + ") has routes that this app did not make (" + String.join(", ", foreign)
                            + "); they are left alone, and so is the API.");
        }
    }

    private Observed.Present present(
            ResourceKey key, Properties properties, FunctionScope scope, String id, Set<ResourceKey> hangsOn) {
        return HttpKeys.part(key, properties, scope, Map.of(HttpKeys.ID, id, HttpKeys.API, api.apiId()), hangsOn);
    }

    /** A route goes before what it calls, who guards it, and what lets it call. */
    private Set<ResourceKey> hangsOn(
            FunctionScope scope, Route route, @Nullable Integration target, List<StatementProperties> granted) {
        Set<ResourceKey> after = new HashSet<>(HttpKeys.grants(scope, granted));
        if (target != null && HttpKeys.leadsTo(scope, uri(target))) {
            after.add(integrationKey(scope, target));
        }
        authorizers.stream()
                .filter(one -> one.authorizerId().equals(HttpKeys.text(route.authorizerId())))
                .forEach(one -> after.add(guards.key(one)));
        return after;
    }
}
