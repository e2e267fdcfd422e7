package dev.mvnlambda.aws;

import dev.mvnlambda.aws.HttpApiType.ApiProperties;
import dev.mvnlambda.aws.HttpAuthorizerType.AuthorizerProperties;
import dev.mvnlambda.aws.HttpIntegrationType.IntegrationProperties;
import dev.mvnlambda.aws.HttpRouteType.RouteProperties;
import dev.mvnlambda.aws.JwtAuthorizerType.JwtProperties;
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
import java.util.LinkedHashMap;
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
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
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
        return new Observed.Present(
                HttpKeys.api(stage),
                new ApiProperties(api.name(), cors(api.corsConfiguration()), deploying.contains(true), marks()),
                Node.SHARED,
                outputs,
                Set.of());
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
        boolean declared = isWanted(key, wanted);
        for (Integration one : leadingTo(scope)) {
            boolean first = integrationKey(scope, one).equals(key);
            if (isMarked(one) || (first && declared)) {
                found.add(present(
                        integrationKey(scope, one),
                        properties(one),
                        scope,
                        one.integrationId(),
                        grants(scope, granted)));
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
        return text(one.description()).startsWith(HttpIntegrationType.MARK);
    }

    private static String uri(Integration one) {
        return HttpKeys.function(text(one.integrationUri()));
    }

    private static IntegrationProperties properties(Integration one) {
        return new IntegrationProperties(uri(one), text(one.payloadFormatVersion()), text(one.description()));
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
            boolean declared = isWanted(key, wanted);
            if (declared && !leadsHere && (target == null || !isMarked(target))) {
                found.add(new Observed.Blocked(key, occupied(scope, route, target)));
            } else if (declared || (leadsHere && isGranted(route, granted))) {
                found.add(present(
                        key,
                        properties(scope, route, target, wanted),
                        scope,
                        route.routeId(),
                        hangsOn(scope, route, target, granted)));
            } else if (leadsHere) {
                remarks.add("The route '" + route.routeKey() + "' of the HTTP API " + api.apiId() + " leads to "
                        + scope.target().functionName()
                        + " too, but was not made by this app and is not declared, so it is left alone.");
            }
        }
        return new PushType.Found(found, remarks);
    }

    private String occupied(FunctionScope scope, Route route, @Nullable Integration target) {
        return scope.name() + " has @HttpRoute(\"" + route.routeKey() + "\"), but the HTTP API " + api.apiId()
                + " has that route already, leading to " + (target == null ? "nothing" : text(target.integrationUri()))
                + ", and it was not made by this app. Delete it there, or change the route.";
    }

    private boolean isGranted(Route route, List<StatementProperties> granted) {
        String arn = HttpKeys.routeArn(stage, route.routeKey())
                .resolved(Outputs.none().with(HttpKeys.api(stage), Map.of(ApiAddress.ID, api.apiId())))
                .text();
        return granted.stream()
                .anyMatch(one -> arn.equals(String.valueOf(one.grant().sourceArn())));
    }

    private @Nullable Integration target(Route route) {
        String target = text(route.target());
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
                        ? text(route.target())
                        : integrationKey(scope, target).name(),
                route.authorizationTypeAsString(),
                authorizerKey(text(route.authorizerId()), wanted),
                route.authorizationScopes());
    }

    private String authorizerKey(String id, List<Node> wanted) {
        return authorizers.stream()
                .filter(one -> one.authorizerId().equals(id))
                .map(one -> declared(one, wanted).orElseGet(() -> key(one)).toString())
                .findFirst()
                .orElse(id);
    }

    /** The function that an authorizer is may have a name in AWS that does not tell its own, so those in question are tried. */
    private Optional<ResourceKey> declared(Authorizer one, List<Node> wanted) {
        return wanted.stream()
                .flatMap(node -> node.after().stream())
                .filter(key -> key.kind().equals(HttpKeys.AUTHORIZER))
                .filter(key -> key.name().endsWith("/http:" + one.name()))
                .filter(key -> HttpKeys.leadsTo(
                        new FunctionScope(stage, key.name().split("/", 2)[0], Optional.empty()),
                        text(one.authorizerUri())))
                .findFirst();
    }

    /** The key under which an authorizer is declared, if it is. */
    private ResourceKey key(Authorizer one) {
        if (one.authorizerType() == AuthorizerType.JWT) {
            return HttpKeys.jwtAuthorizer(
                    one.name().startsWith(JwtAuthorizerType.MARK)
                            ? one.name().substring(JwtAuthorizerType.MARK.length())
                            : "#" + one.authorizerId());
        }
        String prefix = stage.functionName("");
        String[] arn = HttpKeys.function(text(one.authorizerUri())).split(":", 8);
        String function = arn.length > 6 && arn[6].startsWith(prefix)
                ? arn[6].substring(prefix.length())
                : "#" + one.authorizerId();
        return HttpKeys.authorizer(new FunctionScope(stage, function, Optional.empty()), one.name());
    }

    /** The authorizers that a function is. */
    PushType.Found authorizers(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        List<Observed> found = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<ResourceKey> seen = new HashSet<>();
        boolean ours = granted.stream()
                .anyMatch(
                        one -> String.valueOf(one.grant().sourceArn()).endsWith(":" + api.apiId() + "/authorizers/*"));
        for (Authorizer one : authorizers) {
            if (one.authorizerType() == AuthorizerType.JWT || !HttpKeys.leadsTo(scope, text(one.authorizerUri()))) {
                continue;
            }
            ResourceKey key = HttpKeys.authorizer(scope, one.name());
            if (isWanted(key, wanted) || ours) {
                ResourceKey own =
                        seen.add(key) ? key : new ResourceKey(key.kind(), key.name() + "#" + one.authorizerId());
                found.add(present(own, properties(one), scope, one.authorizerId(), grants(scope, granted)));
            } else {
                remarks.add("The authorizer '" + one.name() + "' of the HTTP API " + api.apiId() + " calls "
                        + scope.target().functionName()
                        + ", but was not made by this app and is not declared, so it is left alone.");
            }
        }
        return new PushType.Found(found, remarks);
    }

    private static AuthorizerProperties properties(Authorizer one) {
        return new AuthorizerProperties(
                one.name(),
                text(one.authorizerUri()),
                one.identitySource(),
                Objects.requireNonNullElse(one.authorizerResultTtlInSeconds(), 0),
                text(one.authorizerPayloadFormatVersion()),
                Boolean.TRUE.equals(one.enableSimpleResponses()));
    }

    /** Those of the wanted authorizers of tokens that are there. */
    List<Observed> jwtAuthorizers(List<Node> wanted) {
        return jwts().stream()
                .filter(one -> isWanted(one.key(), wanted))
                .map(Observed.class::cast)
                .toList();
    }

    /** The integrations that bear the mark of one of these functions, and their routes. */
    List<Observed> marked(Predicate<String> functions) {
        List<Observed> found = new ArrayList<>();
        integrations.stream().filter(HttpApiContent::isMarked).forEach(one -> {
            String name = text(one.description()).substring(HttpIntegrationType.MARK.length());
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
                        .filter(one -> !ids.contains(one.authorizerId()) && !isOurJwt(one))
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
                    .map(route -> authorizerKey(text(route.authorizerId()), List.of()))
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

    private static boolean isOurJwt(Authorizer one) {
        return one.authorizerType() == AuthorizerType.JWT && one.name().startsWith(JwtAuthorizerType.MARK);
    }

    List<Observed.Present> jwts() {
        Map<ResourceKey, Observed.Present> found = new LinkedHashMap<>();
        authorizers.stream()
                .filter(HttpApiContent::isOurJwt)
                .forEach(one -> found.putIfAbsent(
                        key(one),
                        new Observed.Present(
                                key(one),
                                new JwtProperties(
                                        one.name(),
                                        one.jwtConfiguration().issuer(),
                                        one.jwtConfiguration().audience(),
                                        one.identitySource()),
                                Node.SHARED,
                                Map.of(HttpKeys.ID, one.authorizerId(), HttpKeys.API, api.apiId()),
                                Set.of(HttpKeys.api(stage)))));
        return List.copyOf(found.values());
    }

    private static boolean isWanted(ResourceKey key, List<Node> wanted) {
        return wanted.stream().anyMatch(node -> node.key().equals(key));
    }

    private Observed.Present present(
            ResourceKey key, Properties properties, FunctionScope scope, String id, Set<ResourceKey> hangsOn) {
        Set<ResourceKey> after = new HashSet<>(hangsOn);
        after.add(HttpKeys.api(stage));
        return new Observed.Present(
                key, properties, scope.name(), Map.of(HttpKeys.ID, id, HttpKeys.API, api.apiId()), after);
    }

    /** A route goes before what it calls, who guards it, and what lets it call. */
    private Set<ResourceKey> hangsOn(
            FunctionScope scope, Route route, @Nullable Integration target, List<StatementProperties> granted) {
        Set<ResourceKey> after = new HashSet<>(grants(scope, granted));
        if (target != null && HttpKeys.leadsTo(scope, uri(target))) {
            after.add(integrationKey(scope, target));
        }
        authorizers.stream()
                .filter(one -> one.authorizerId().equals(text(route.authorizerId())))
                .forEach(one -> after.add(key(one)));
        return after;
    }

    private static Set<ResourceKey> grants(FunctionScope scope, List<StatementProperties> granted) {
        return granted.stream().map(one -> PolicyStatementType.key(scope, one)).collect(Collectors.toSet());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
