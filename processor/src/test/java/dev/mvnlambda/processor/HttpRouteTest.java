package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.compiler;
import static dev.mvnlambda.processor.Sources.files;
import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.mvnlambda.manifest.RouteSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRouteTest {
    @Test
    void everyRouteOfAFunctionIsInTheManifest() {
        String routes = "@HttpRoute(\"POST /orders\") @HttpRoute(value = \"GET /orders/{id}\", authorizer = \"IAM\")";
        assertThat(manifest(handler("Shop", routes)).functions().get(0).triggers(RouteSpec.class))
                .containsExactly(
                        new RouteSpec("HTTP", "GET /orders/{id}", "IAM", false),
                        new RouteSpec("HTTP", "POST /orders", "", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$default",
                "GET /",
                "ANY /{proxy+}",
                "DELETE /a-b/{order.id}/x_y~z",
                "PATCH /orders/",
                "HEAD /a/{id}/b/{rest+}",
                "OPTIONS /a:b@c",
                "GET /orders/${stage}"
            })
    void aRouteIsAMethodAndAPathOrTheDefault(String key) {
        assertThat(problemsOf("@HttpRoute(\"" + key + "\")")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders| a route is a method, a space and a path, such as GET /orders/{id}, or $default; write it so",
                "GET orders| a route is a method, a space and a path, such as GET /orders/{id}, or $default; write it so",
                "get /orders| a route is a method, a space and a path, such as GET /orders/{id}, or $default; write it so",
                "FETCH /orders| AWS knows the methods ANY, GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, in capitals; write one"
                        + " of these",
                "GET /a//b| a part of a path is not empty; leave one of the slashes out",
                "GET /a{id}| \"a{id}\" is no part of a path: that is plain text, or a name in braces, which may end in + when it"
                        + " is the last; change it",
                "GET /a b| \"a b\" is no part of a path: that is plain text, or a name in braces, which may end in + when it is"
                        + " the last; change it",
                "GET /{a}/{a}| the name a stands in it twice; change one of them",
                "GET /{a+}/b| {a+} takes all that follows, so it is the last; leave the + out, or what follows",
            })
    void anythingElseIsRefused(String key, String rule) {
        assertThat(problemsOf("@HttpRoute(\"" + key + "\")"))
                .containsExactly("Shop:1: [Route] Shop has @HttpRoute(\"" + key + "\"), but " + rule + ".");
    }

    @Test
    void aRouteBelongsToOneFunction() {
        assertThat(problems(
                        handler("Shop", "@HttpRoute(\"GET /orders/{id}\")"),
                        handler("Bill", "@HttpRoute(\"POST /orders\")\n@HttpRoute(\"GET /orders/{key}\")")))
                .containsExactly(
                        "Shop:1: [DuplicateRoute] Shop has the route \"GET /orders/{id}\", but Bill has it already, and AWS hands a"
                                + " request to one function; remove one of them.");
        assertThat(problemsOf("@HttpRoute(\"GET /a\")\n@HttpRoute(\"GET /a\")"))
                .containsExactly("Shop:2: [DuplicateRoute] Shop has the route \"GET /a\" twice; remove one of them.");
    }

    @Test
    void aRouteNamesAnAuthorizerThatIsThere() {
        assertThat(problems(
                        handler("Shop", "@HttpRoute(value = \"GET /\", authorizer = \"kyes\")"),
                        handler("Keys", "@Authorizer(name = \"keys\")"),
                        handler("Other", "@Authorizer(name = \"kyes\", api = ApiKind.REST)")))
                .containsExactly(
                        "Shop:1: [Authorizer] Shop names the authorizer \"kyes\", but for a HTTP API this module, and those that it"
                                + " depends on, have IAM, keys; name one of these, or declare it. Did you mean keys?");
    }

    @Test
    void aCompilationOfSomeSourcesDoesNotMissTheAuthorizersOfTheRest() {
        Compilation some = com.google.testing.compile.Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .compile(files(handler("Shop", "@HttpRoute(value = \"GET /\", authorizer = \"keys\")")));
        assertThat(problems(some)).isEmpty();
    }

    @Test
    void anAnswerThatComesTooLateIsWarnedOf() {
        assertThat(problemsOf("@LambdaFunction(timeout = 31)\n@HttpRoute(\"GET /\")"))
                .containsExactly(
                        "warning: Shop:2: [RouteTimeout] Shop may run for 31 seconds, but an HTTP API answers 503 after 30; lower"
                                + " timeout, or do the work behind a queue.");
        assertThat(problemsOf("@LambdaFunction(timeout = 30) @HttpRoute(\"GET /\")"))
                .isEmpty();
    }

    @Test
    void aDurableFunctionBehindARouteIsWaitedForHalfAMinute() {
        assertThat(problems(Sources.durable("Shop", "@HttpRoute(\"GET /\")\n@Durable(executionTimeout = 60)")))
                .containsExactly(
                        "warning: Shop:2: [DurableRoute] Shop may run for 60 seconds, but who calls its route waits 30 at most; set"
                                + " executionTimeout = 30, or start longer executions asynchronously.");
        assertThat(problems(Sources.durable("Shop", "@HttpRoute(\"GET /\") @Durable(executionTimeout = 30)")))
                .isEmpty();
    }

    @Test
    void aHandlerOfARouteTakesItsEvent() {
        String shop = """
                @HttpRoute("GET /")
                public class Shop implements RequestHandler<SQSEvent, String> {
                    public String handleRequest(SQSEvent in, Context context) { return ""; } }
                """;
        assertThat(problems(compiler().compile(files(shop))))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @HttpRoute sends"
                                + " APIGatewayV2HTTPEvent; take that, or Map, Object or a stream.");
    }
}
