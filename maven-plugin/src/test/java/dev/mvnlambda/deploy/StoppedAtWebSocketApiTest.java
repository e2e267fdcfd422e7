package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** A goal that dies after any change to a WebSocket API is ended by the next run, and the run after that finds nothing. */
final class StoppedAtWebSocketApiTest extends StoppedAccount {
    private Module before() {
        return code(
                bare("Keys").authorizer(authorizer("keys")),
                bare("Shop").trigger(route("$connect", "keys")).trigger(route("order", "")),
                versioned("Bills").trigger(route("bill", "")));
    }

    /** One turns versions on, one off, a route moves, one goes, another authorizer is asked. */
    private Module after() {
        return code(
                versioned("Keys").authorizer(authorizer("guards")),
                versioned("Shop").trigger(route("$connect", "guards")).trigger(route("bill", "")),
                bare("Bills").trigger(route("pay", "")));
    }

    private Module fewer() {
        return code(bare("Keys"), bare("Shop").trigger(route("$connect", "")), versioned("Bills"));
    }

    /** Another function becomes the authorizer. */
    private Module handed() {
        return code(
                versioned("Keys"),
                versioned("Shop").trigger(route("$connect", "keys")).trigger(route("order", "")),
                versioned("Bills").trigger(route("bill", "")).authorizer(authorizer("keys")));
    }

    private Module none() {
        return code(bare("Keys"), bare("Shop"), versioned("Bills"));
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> {}, session -> session.deploy(before()), account -> {
            StopAnywhere.findsNothingMore(account, before());
            holds(account, List.of("$connect", "bill", "order"), List.of("keys"));
        });
    }

    @TestFactory
    Stream<DynamicTest> aChangeThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> session.deploy(before()), session -> session.deploy(after()), account -> {
            StopAnywhere.findsNothingMore(account, after());
            holds(account, List.of("$connect", "bill", "pay"), List.of("guards"));
        });
    }

    @TestFactory
    Stream<DynamicTest> anAuthorizerThatGoesToAnotherFunctionStopsAnywhereAndIsThereInTheEnd() {
        return everywhere(session -> session.deploy(before()), session -> session.deploy(handed()), account -> {
            StopAnywhere.findsNothingMore(account, handed());
            holds(account, List.of("$connect", "bill", "order"), List.of("keys"));
        });
    }

    @TestFactory
    Stream<DynamicTest> theEndOfSomeRoutesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> session.deploy(before()), session -> session.deploy(fewer()), account -> {
            StopAnywhere.findsNothingMore(account, fewer());
            holds(account, List.of("$connect"), List.of());
        });
    }

    @TestFactory
    Stream<DynamicTest> theEndOfAllRoutesThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> session.deploy(before()), session -> session.deploy(none()), account -> {
            StopAnywhere.findsNothingMore(account, none());
            assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> aRemovalThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(session -> session.deploy(before()), session -> session.remove(true), account -> {
            assertThat(account.apis().getApis(r -> {}).items()).isEmpty();
            assertThat(account.session().remove(true).outcomes()).isEmpty();
        });
    }

    /** One API with these, and an integration a route. */
    private static void holds(TestAccount account, List<String> routes, List<String> authorizers) {
        assertThat(account.apis().getApis(r -> {}).items()).singleElement().satisfies(api -> {
            assertThat(account.apis().getRoutes(r -> r.apiId(api.apiId())).items())
                    .extracting(Route::routeKey)
                    .containsExactlyInAnyOrderElementsOf(routes);
            assertThat(account.apis().getAuthorizers(r -> r.apiId(api.apiId())).items())
                    .extracting(Authorizer::name)
                    .containsExactlyElementsOf(authorizers);
            assertThat(account.apis().getIntegrations(r -> r.apiId(api.apiId())).items())
                    .hasSameSizeAs(routes);
        });
    }

    private static RouteSpec route(String key, String authorizer) {
        return new RouteSpec("WEBSOCKET", key, authorizer, false);
    }

    private static AuthorizerSpec authorizer(String name) {
        return new AuthorizerSpec(name, "WEBSOCKET", List.of("route.request.header.X-Key"), 0);
    }

    private Module code(Functions... functions) {
        return module(directory, "one", functions);
    }
}
