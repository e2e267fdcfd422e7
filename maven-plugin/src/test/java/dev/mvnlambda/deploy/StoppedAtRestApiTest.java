package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static dev.mvnlambda.deploy.StopAnywhere.findsNothingMore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** A goal that dies after any change to a REST API is ended by the next run, and what is deployed then is what the API is. */
final class StoppedAtRestApiTest extends StoppedAccount {
    private Module restBefore() {
        return module(
                directory,
                "one",
                bare("Shop").trigger(rest("GET /orders/{id}")).trigger(rest("POST /orders", "callers")),
                versioned("Billing").trigger(rest("GET /orders/{id}/bill")).trigger(rest("GET /")),
                versioned("Keys").authorizer(new AuthorizerSpec("callers", "REST", List.of(), 0)));
    }

    /** One turns versions on, one gets another alias, one loses a route; the authorizer is not asked any more, and another is. */
    private Module restAfter() {
        return module(
                directory,
                "one",
                versioned("Shop").trigger(rest("GET /orders/{id}")).trigger(rest("POST /orders", "")),
                versioned("Billing").alias("Live").trigger(rest("GET /orders/{id}/bill", "guards")),
                versioned("Keys").authorizer(new AuthorizerSpec("guards", "REST", List.of(), 0)));
    }

    private static RouteSpec rest(String route) {
        return rest(route, "");
    }

    private static RouteSpec rest(String route, String authorizer) {
        return new RouteSpec("REST", route, authorizer, false);
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployOfARestApiThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, deploy(restBefore()), account -> {
            findsNothingMore(account, restBefore());
            isDeployed(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> aChangeOfARestApiThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(restBefore()), deploy(restAfter()), account -> {
            findsNothingMore(account, restAfter());
            isDeployed(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> theEndOfSomeRestRoutesThatStopsAnywhereIsEndedByTheNext() {
        Module left = module(directory, "one", versioned("Billing").trigger(rest("GET /")));
        return everywhere(deploy(restBefore()), session -> session.whole().deploy(left), account -> {
            assertThat(account.session().whole().plan(left).plan().steps()).isEmpty();
            findsNothingMore(account, left);
            isDeployed(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> theRemovalOfARestApiThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(deploy(restBefore()), remove(), account -> {
            holdsNothing(account);
            assertThat(account.client(ApiGatewayClient.class).getRestApis().items())
                    .isEmpty();
        });
    }

    /** What the stage shows is what the API is. */
    private static void isDeployed(TestAccount account) {
        ApiGatewayClient rest = account.client(ApiGatewayClient.class);
        String api = rest.getRestApis().items().get(0).id();
        String shown = rest.getStage(r -> r.restApiId(api).stageName("dev")).deploymentId();
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Resource resource :
                rest.getResources(r -> r.restApiId(api).limit(500)).items()) {
            if (resource.hasResourceMethods()) {
                methods.put(resource.path(), resource.resourceMethods().keySet());
            }
        }
        Map<String, Set<String>> deployed = new TreeMap<>();
        rest.getDeployment(r -> r.restApiId(api).deploymentId(shown).embed("apisummary"))
                .apiSummary()
                .forEach((path, snapshot) -> deployed.put(path, snapshot.keySet()));
        assertThat(deployed).isEqualTo(methods);
        assertThat(rest.getDeployments(r -> r.restApiId(api)).items())
                .as("what was left by a run that died goes with the next deployment")
                .hasSizeLessThanOrEqualTo(2);
    }
}
