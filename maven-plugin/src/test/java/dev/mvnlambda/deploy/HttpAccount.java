package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.HttpApiSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** An account with the one HTTP API of an app and stage. */
abstract class HttpAccount extends DeployedAccount {
    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-";
    static final String LATEST = ":LatestAlias";
    static final JwtAuthorizerSpec CUSTOMERS =
            new JwtAuthorizerSpec("customers", "https://login.example", List.of("shop"), List.of("orders"));

    static String invokes(String target) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + target + "/invocations";
    }

    final Module guarded(Functions keys) {
        return with(
                null,
                List.of(CUSTOMERS),
                keys.authorizer(new AuthorizerSpec("keys", "HTTP", List.of("$request.header.X-Key"), 60)),
                versioned("Orders")
                        .trigger(route("GET /jwt", "customers"))
                        .trigger(route("GET /keys", "keys"))
                        .trigger(route("GET /iam", "IAM")));
    }

    final Module with(@Nullable HttpApiSpec http, List<JwtAuthorizerSpec> jwts, Functions... functions) {
        Module plain = code(functions);
        return new Module(
                new Manifest(Arrays.stream(functions).map(Functions::spec).toList(), jwts, http), plain.archive());
    }

    static RouteSpec route(String key) {
        return route(key, "");
    }

    static RouteSpec route(String key, String authorizer) {
        return new RouteSpec("HTTP", key, authorizer, false);
    }

    final Api api() {
        List<Api> all = account.apis().getApis(r -> {}).items();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    final List<Integration> integrations() {
        return account.apis().getIntegrations(r -> r.apiId(api().apiId())).items();
    }

    final Authorizer authorizer(String name) {
        return account.apis().getAuthorizers(r -> r.apiId(api().apiId())).items().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sorted: what each calls. */
    final List<String> routes() {
        return account.apis().getRoutes(r -> r.apiId(api().apiId())).items().stream()
                .map(route -> route.routeKey() + " → "
                        + integrations().stream()
                                .filter(one -> route.target().equals("integrations/" + one.integrationId()))
                                .map(one -> one.integrationUri().substring(ARN.length()))
                                .findFirst()
                                .orElseThrow())
                .sorted()
                .toList();
    }

    /** Sorted: what guards each. */
    final List<String> routesWith() {
        return account.apis().getRoutes(r -> r.apiId(api().apiId())).items().stream()
                .map(route -> route.routeKey() + " " + route.authorizationTypeAsString()
                        + account.apis().getAuthorizers(r -> r.apiId(api().apiId())).items().stream()
                                .filter(one -> one.authorizerId().equals(route.authorizerId()))
                                .map(one -> " " + one.name())
                                .collect(Collectors.joining())
                        + (route.authorizationScopes().isEmpty() ? "" : " " + route.authorizationScopes()))
                .sorted()
                .toList();
    }

    /** The sources that the policy of a qualifier names. */
    final Set<String> granted(String function, @Nullable String qualifier) {
        Set<String> sources = new TreeSet<>();
        try {
            String policy = account.lambda()
                    .getPolicy(r -> r.functionName("shop-dev-" + function).qualifier(qualifier))
                    .policy();
            for (JsonNode statement : new ObjectMapper().readTree(policy).path("Statement")) {
                assertThat(statement.at("/Principal/Service").asText()).isEqualTo("apigateway.amazonaws.com");
                sources.add(statement.findPath("AWS:SourceArn").asText());
            }
        } catch (ResourceNotFoundException e) {
            return sources;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return sources;
    }
}
