package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.compiler;
import static dev.mvnlambda.processor.Sources.files;
import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.RouteSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestRouteTest {
    @Test
    void everyRouteOfAFunctionIsInTheManifest() {
        String routes =
                "@RestRoute(\"POST /orders\") @RestRoute(value = \"GET /orders/{id}\", authorizer = \"IAM\", streaming = true)";
        assertThat(manifest(handler("Shop", routes)).functions().get(0).triggers(RouteSpec.class))
                .containsExactly(
                        new RouteSpec("REST", "GET /orders/{id}", "IAM", true),
                        new RouteSpec("REST", "POST /orders", "", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "ANY /{proxy+}",
                "DELETE /a-b/{order.id}/x_y:z",
                "HEAD /a/{id}/b/{rest+}",
                "GET /${stage}/x"
            })
    void aRouteIsAMethodAndAPath(String key) {
        assertThat(problemsOf("@RestRoute(\"" + key + "\")")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$default| a route is a method, a space and a path, such as GET /orders/{id}; write it so",
                "GET /orders/| a path of a REST API does not end in a slash; leave it out",
                "GET /a~b| \"a~b\" is no part of a path of a REST API, which is letters, digits, ., _, - and :, or a name in"
                        + " braces; change it",
                "GET /{a+}/b| {a+} takes all that follows, so it is the last; leave the + out, or what follows",
            })
    void anythingElseIsRefused(String key, String rule) {
        assertThat(problemsOf("@RestRoute(\"" + key + "\")"))
                .containsExactly("Shop:1: [Route] Shop has @RestRoute(\"" + key + "\"), but " + rule + ".");
    }

    @Test
    void aRouteBelongsToOneFunctionOfTheApi() {
        assertThat(problems(
                        handler("Shop", "@RestRoute(\"GET /orders\")"),
                        handler("Bill", "@RestRoute(\"GET /orders\")"),
                        handler("Other", "@HttpRoute(\"GET /orders\")")))
                .containsExactly(
                        "Shop:1: [DuplicateRoute] Shop has the route \"GET /orders\", but Bill has it already, and AWS hands a"
                                + " request to one function; remove one of them.");
    }

    @Test
    void theVariableAtOnePlaceOfAPathHasOneName() {
        assertThat(problems(
                        handler("Shop", "@RestRoute(\"GET /orders/{key}/lines\")\n@RestRoute(\"GET /{tenant}\")"),
                        handler("Bill", "@RestRoute(\"GET /orders/{id}\")\n@RestRoute(\"POST /bills/{key}\")")))
                .containsExactly(
                        "Shop:1: [PathVariable] Shop has {key} in the route \"GET /orders/{key}/lines\", but \"GET /orders/{id}\" of"
                                + " Bill has {id} at that place, and a REST API takes one variable there; call both the same.");
        assertThat(problemsOf("@HttpRoute(\"GET /orders/{id}\")\n@HttpRoute(\"POST /orders/{key}\")"))
                .as("an HTTP API takes both")
                .isEmpty();
    }

    @Test
    void aRouteNamesAnAuthorizerOfRestApis() {
        assertThat(problems(
                        handler("Shop", "@RestRoute(value = \"GET /\", authorizer = \"keys\")"),
                        handler("Keys", "@Authorizer(name = \"keys\")"),
                        handler("Tokens", "@Authorizer(name = \"tokens\", api = ApiKind.REST)")))
                .containsExactly(
                        "Shop:1: [Authorizer] Shop names the authorizer \"keys\", but for a REST API this module, and those that it"
                                + " depends on, have IAM, tokens; name one of these, or declare it.");
        assertThat(problems(
                        handler("Shop", "@RestRoute(value = \"GET /\", authorizer = \"tokens\")"),
                        handler("Tokens", "@Authorizer(name = \"tokens\", api = ApiKind.REST)")))
                .isEmpty();
    }

    @Test
    void streamingIsWarnedOfSinceManagedRuntimesDoNot() {
        assertThat(problemsOf("@RestRoute(value = \"GET /\", streaming = true)"))
                .containsExactly(
                        "warning: Shop:1: [ResponseStream] Shop streams its answer, but AWS's managed Java runtimes send it"
                                + " in one piece; streaming = false says what happens.");
    }

    @Test
    void anAnswerThatComesTooLateIsWarnedOf() {
        assertThat(problemsOf("@LambdaFunction(timeout = 30)\n@RestRoute(\"GET /\")"))
                .containsExactly(
                        "warning: Shop:2: [RouteTimeout] Shop may run for 30 seconds, but a REST API answers 504 after 29;"
                                + " lower timeout, or do the work behind a queue.");
        assertThat(problemsOf("@LambdaFunction(timeout = 29) @RestRoute(\"GET /\")"))
                .isEmpty();
    }

    @Test
    void aHandlerOfARouteTakesItsEvent() {
        String shop = """
                @RestRoute("GET /")
                public class Shop implements RequestHandler<SQSEvent, String> {
                    public String handleRequest(SQSEvent in, Context context) { return ""; } }
                """;
        assertThat(problems(compiler().compile(files(shop))))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @RestRoute sends"
                                + " APIGatewayProxyRequestEvent; take that, or Map, Object or a stream.");
    }
}
