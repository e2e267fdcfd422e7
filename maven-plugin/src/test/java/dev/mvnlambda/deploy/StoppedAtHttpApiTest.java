package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.RouteSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** A goal that dies after any change to an HTTP API is ended by the next run, and the run after that finds nothing. */
final class StoppedAtHttpApiTest extends StoppedAccount {
    private Module before() {
        return module(
                bare("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of("$request.header.X"), 60)),
                bare("Orders").trigger(route("GET /a", "keys")).trigger(route("GET /b", "customers")),
                versioned("Bills").trigger(route("GET /c", "")));
    }

    /** One turns versions on, one off, a route moves, one goes, another authorizer guards one. */
    private Module after() {
        return module(
                versioned("Keys").authorizer(new AuthorizerSpec("keys", "HTTP", List.of("$request.header.Y"), 0)),
                versioned("Orders").trigger(route("GET /c", "keys")).trigger(route("POST /d", "")),
                bare("Bills").trigger(route("GET /a", "IAM")));
    }

    /** Another function becomes the authorizer. */
    private Module handed() {
        return module(
                versioned("Keys"),
                versioned("Orders").trigger(route("GET /a", "keys")).trigger(route("GET /b", "customers")),
                versioned("Bills")
                        .trigger(route("GET /c", ""))
                        .authorizer(new AuthorizerSpec("keys", "HTTP", List.of("$request.header.X"), 60)));
    }

    private Module none() {
        return module(bare("Keys"), bare("Orders"), versioned("Bills"));
    }

    @TestFactory
    Stream<DynamicTest> aFirstDeployThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                session -> {},
                session -> session.deploy(before()),
                account -> StopAnywhere.findsNothingMore(account, before()));
    }

    @TestFactory
    Stream<DynamicTest> aChangeThatStopsAnywhereIsEndedByTheNext() {
        return everywhere(
                session -> session.deploy(before()),
                session -> session.deploy(after()),
                account -> StopAnywhere.findsNothingMore(account, after()));
    }

    @TestFactory
    Stream<DynamicTest> anAuthorizerThatGoesToAnotherFunctionStopsAnywhereAndIsThereInTheEnd() {
        return everywhere(session -> session.deploy(before()), session -> session.deploy(handed()), account -> {
            StopAnywhere.findsNothingMore(account, handed());
            String id = account.apis().getApis(r -> {}).items().get(0).apiId();
            assertThat(account.apis().getAuthorizers(r -> r.apiId(id)).items())
                    .extracting(Authorizer::name)
                    .containsExactlyInAnyOrder("keys", "mvnlambda-customers");
        });
    }

    @TestFactory
    Stream<DynamicTest> anEndThatStopsAnywhereIsEndedByTheNext() {
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

    private static RouteSpec route(String key, String authorizer) {
        return new RouteSpec("HTTP", key, authorizer, false);
    }

    private Module module(Functions... functions) {
        Module plain = Functions.module(directory, "one", functions);
        return new Module(
                new Manifest(
                        Arrays.stream(functions).map(Functions::spec).toList(),
                        List.of(new JwtAuthorizerSpec(
                                "customers", "https://login.example", List.of("shop"), List.of())),
                        null),
                plain.archive());
    }
}
