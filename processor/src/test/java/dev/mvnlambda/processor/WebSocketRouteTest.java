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
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketRouteTest {
    @Test
    void everyRouteOfAFunctionIsInTheManifest() {
        String routes = "@WebSocketRoute(value = \"$connect\", authorizer = \"IAM\") @WebSocketRoute(\"order\")";
        assertThat(manifest(handler("Shop", routes)).functions().get(0).triggers(RouteSpec.class))
                .containsExactly(
                        new RouteSpec("WEBSOCKET", "$connect", "IAM", false),
                        new RouteSpec("WEBSOCKET", "order", "", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$connect", "$disconnect", "$default", "order", "order.new-1_x", "${stage}"})
    void aRouteIsAnActionOrOneOfTheThree(String key) {
        assertThat(problemsOf("@WebSocketRoute(\"" + key + "\")")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$join", "new order", "GET /", ""})
    void anythingElseIsRefused(String key) {
        assertThat(problemsOf("@WebSocketRoute(\"" + key + "\")"))
                .containsExactly("Shop:1: [Route] Shop has @WebSocketRoute(\"" + key
                        + "\"), but a route is $connect, $disconnect,"
                        + " $default, or an action of 1 to 128 letters, digits, -, _ or .; write one of these.");
    }

    @Test
    void onlyWhoConnectsIsAskedWhoItIs() {
        assertThat(problemsOf("@WebSocketRoute(value = \"order\", authorizer = \"IAM\")"))
                .containsExactly(
                        "Shop:1: [ConnectAuthorizer] Shop has an authorizer on the route \"order\", but a WebSocket API asks"
                                + " on $connect only; move it there, or remove it.");
    }

    @Test
    void aRouteBelongsToOneFunction() {
        assertThat(problems(
                        handler("Shop", "@WebSocketRoute(\"order\")"), handler("Bill", "@WebSocketRoute(\"order\")")))
                .containsExactly(
                        "Shop:1: [DuplicateRoute] Shop has the route \"order\", but Bill has it already, and AWS hands a"
                                + " request to one function; remove one of them.");
    }

    @Test
    void anAnswerThatComesTooLateIsWarnedOf() {
        assertThat(problemsOf("@LambdaFunction(timeout = 30)\n@WebSocketRoute(\"$default\")"))
                .containsExactly(
                        "warning: Shop:2: [RouteTimeout] Shop may run for 30 seconds, but a WebSocket API waits 29 at most;"
                                + " lower timeout, or do the work behind a queue.");
    }

    @Test
    void aHandlerOfARouteTakesItsEvent() {
        String shop = """
                @WebSocketRoute("$connect")
                public class Shop implements RequestHandler<SQSEvent, String> {
                    public String handleRequest(SQSEvent in, Context context) { return ""; } }
                """;
        assertThat(problems(compiler().compile(files(shop))))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @WebSocketRoute"
                                + " sends APIGatewayV2WebSocketEvent; take that, or Map, Object or a stream.");
    }
}
