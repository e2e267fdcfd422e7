package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.HttpApiSpec;
import dev.mvnlambda.manifest.IdentitySources;
import dev.mvnlambda.manifest.Issuer;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.RouteKey;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.manifest.VariableNames;
import dev.mvnlambda.resource.Apis;
import dev.mvnlambda.resource.FunctionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the modules of an app say of its APIs, and what they may not say together once their placeholders are resolved. */
final class DeclaredApis {
    private static final String HTTP = "HTTP";
    private static final String REST = "REST";
    private static final String IOT = "IOT";
    private static final String WEBSOCKET = "WEBSOCKET";
    private static final String IAM = "IAM";

    /** As a function URL has it: pages of all origins may call. */
    private static final HttpApiSpec USUAL =
            new HttpApiSpec(new CorsSpec(List.of("*"), List.of("*"), List.of("*"), List.of(), false, 0));

    private final List<FunctionSpec> functions = new ArrayList<>();
    private final Map<String, JwtAuthorizerSpec> jwts = new TreeMap<>();
    private final Map<String, FunctionSpec> authorizers = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable HttpApiSpec http;

    /** Takes in one module. */
    void add(Manifest manifest) {
        functions.addAll(manifest.functions());
        var own = manifest.httpApi();
        if (http != null && own != null && !http.equals(own)) {
            problems.add(
                    "Two modules say with @HttpApi how the HTTP API is, and not the same, but an app has one. Leave it to one "
                            + "of them.");
        }
        http = http == null ? own : http;
        manifest.jwtAuthorizers().forEach(this::addJwt);
        manifest.functions().forEach(function -> function.authorizers().forEach(one -> addAuthorizer(function, one)));
    }

    private void addJwt(JwtAuthorizerSpec jwt) {
        if (!Issuer.isOne(jwt.issuer())) {
            problems.add(
                    "The authorizer " + jwt.name() + " has the issuer '" + jwt.issuer()
                            + "', but AWS reads the keys of an issuer at an https address. Change issuer of its @JwtAuthorizer.");
        }
        if (jwts.putIfAbsent(jwt.name(), jwt) != null || authorizers.containsKey(Apis.key(HTTP, jwt.name()))) {
            problems.add(twice(HTTP, jwt.name()));
        }
    }

    private void addAuthorizer(FunctionSpec function, AuthorizerSpec authorizer) {
        String key = Apis.key(authorizer.api(), authorizer.name());
        boolean isJwt = authorizer.api().equals(HTTP) && jwts.containsKey(authorizer.name());
        boolean isFirst = authorizers.putIfAbsent(key, function) == null;
        if ((!isFirst && !authorizer.api().equals(IOT)) || isJwt) {
            problems.add(twice(authorizer.api(), authorizer.name()));
        }
        authorizer.identitySources().forEach(source -> checkSource(function, authorizer, source));
    }

    private void checkSource(FunctionSpec function, AuthorizerSpec authorizer, String source) {
        String has = function.name() + " has the identity source '" + source + "', but ";
        if (authorizer.type().equals(AuthorizerSpec.TOKEN)) {
            if (!IdentitySources.isToken(source)) {
                problems.add(has + "a token comes in one header. Write it like " + IdentitySources.USUAL_TOKEN + ".");
            }
        } else if (!IdentitySources.isOne(source, authorizer.api())) {
            problems.add(has + "for " + authorizer.api() + " one begins with "
                    + String.join(", ", IdentitySources.beginnings(authorizer.api())) + ". Change identitySources.");
        }
    }

    private static String twice(String api, String name) {
        return "Two authorizers of the " + api + " API are called " + name
                + ", but routes have to know which is meant. Rename one of them.";
    }

    /** What was found, a line each. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        Map<String, String> owners = new TreeMap<>();
        VariableNames variables = new VariableNames();
        for (FunctionSpec function : functions) {
            for (RouteSpec route : function.triggers(RouteSpec.class)) {
                checkKey(function, route, all);
                checkAuthorizer(function, route, all);
                checkVariables(function, route, variables, all);
                String other =
                        owners.putIfAbsent(Apis.key(route.api(), RouteKey.pattern(route.source())), function.name());
                if (other != null) {
                    all.add(other + " and " + function.name() + " both have the route '" + route.source()
                            + "', but AWS hands a request to one function. Take it out of one of them.");
                }
            }
        }
        return all;
    }

    private static void checkKey(FunctionSpec function, RouteSpec route, List<String> all) {
        if (!route.api().equals(WEBSOCKET)) {
            RouteKey.problem(route.source(), route.api())
                    .ifPresent(problem ->
                            all.add(function.name() + " has the route '" + route.source() + "', but " + problem + "."));
        }
    }

    private static void checkVariables(
            FunctionSpec function, RouteSpec route, VariableNames variables, List<String> all) {
        if (route.api().equals(REST) && RouteKey.problem(route.source(), REST).isEmpty()) {
            variables
                    .add(function.name(), route.source())
                    .ifPresent(clash -> all.add(function.name() + " has "
                            + clash.second().variable() + " in its route '" + route.source() + "', but '"
                            + clash.first().route() + "' of " + clash.first().function() + " has "
                            + clash.first().variable()
                            + " at that place, and a REST API takes one variable there. Call both the same."));
        }
    }

    private void checkAuthorizer(FunctionSpec function, RouteSpec route, List<String> all) {
        String name = route.authorizer();
        boolean isThere = name.isEmpty()
                || name.equals(IAM)
                || authorizers.containsKey(Apis.key(route.api(), name))
                || (route.api().equals(HTTP) && jwts.containsKey(name));
        if (!isThere) {
            TreeSet<String> known = new TreeSet<>(List.of(IAM));
            authorizers.keySet().stream()
                    .filter(key -> key.startsWith(Apis.key(route.api(), "")))
                    .forEach(key ->
                            known.add(key.substring(Apis.key(route.api(), "").length())));
            if (route.api().equals(HTTP)) {
                known.addAll(jwts.keySet());
            }
            all.add(function.name() + " names the authorizer '" + name + "' for its route '" + route.source()
                    + "', but no module of this deployment has it; there are " + String.join(", ", known)
                    + ". Name one of these, or deploy the modules together.");
        }
    }

    /** What they say together. */
    Apis of(Function<FunctionSpec, FunctionScope> scope) {
        Map<String, FunctionScope> scopes = new TreeMap<>();
        authorizers.forEach((key, function) -> scopes.put(key, scope.apply(function)));
        return new Apis(http == null ? USUAL : http, List.copyOf(jwts.values()), scopes);
    }
}
