package dev.mvnlambda.local.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;

/** What a caller of an HTTP API gets, and what its functions read. */
class HttpApiTest extends HttpApiAccount {

    @Test
    void aRequestReachesTheFunctionAsAnEventOfFormatTwo() throws Exception {
        grant("orders", "/*/*/orders/{id}");
        route("POST /orders/{id}", route -> route);
        runtime.answers("orders", "{\"statusCode\":201,\"cookies\":[\"a=1\"],\"body\":\"made\"}");

        HttpResponse<String> response = send(request("/orders/a%20b?x=1&x=2&y=%C3%BC")
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\":1}"))
                .header("Content-Type", "application/json")
                .header("Cookie", "c=1; d=2")
                .header("User-Agent", "tester"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("made");
        assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1");
        JsonNode event = runtime.lastEvent("orders");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /orders/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/orders/a%20b");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%BC");
        assertThat(event.path("queryStringParameters")).isEqualTo(JSON.readTree("{\"x\":\"1,2\",\"y\":\"ü\"}"));
        assertThat(event.path("pathParameters")).isEqualTo(JSON.readTree("{\"id\":\"a b\"}"));
        assertThat(event.path("cookies")).isEqualTo(JSON.readTree("[\"c=1\",\"d=2\"]"));
        assertThat(event.path("body").asText()).isEqualTo("{\"n\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("apiId").asText()).isEqualTo(api);
        assertThat(context.path("domainName").asText()).isEqualTo(api + ".execute-api.us-east-1.localhost");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("routeKey").asText()).isEqualTo("POST /orders/{id}");
        assertThat(context.path("time").asText()).isEqualTo("03/Nov/2026:04:05:06 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(context.has("authorizer")).isFalse();
        assertThat(context.at("/http/method").asText()).isEqualTo("POST");
        assertThat(context.at("/http/userAgent").asText()).isEqualTo("tester");
        assertThat(runtime.versions).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog, GET /pets/dog",
        "POST, /pets/dog, ANY /pets/dog",
        "GET, /pets/cat, GET /pets/{name}",
        "PUT, /pets/cat, ANY /pets/{more+}",
        "GET, /pets/cat/tail, ANY /pets/{more+}",
        "GET, /fish, ANY /{all+}",
        "GET, /, $default"
    })
    void theRouteThatFitsBestTakesTheRequest(String method, String path, String expected) throws Exception {
        grant("orders", "/*");
        for (String key : List.of(
                "$default", "ANY /{all+}", "ANY /pets/{more+}", "GET /pets/{name}", "ANY /pets/dog", "GET /pets/dog")) {
            route(key, route -> route);
        }

        send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(runtime.lastEvent("orders").path("routeKey").asText()).isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        route("GET /a", route -> route);

        assertSays(send(request("/b")), 404, "Not Found");
        assertSays(send(HttpRequest.newBuilder(server.address().resolve("/_api/unknown/a"))), 404, "Not Found");
    }

    @Test
    void aFunctionIsCalledOnlyWhenTheVeryQualifierLetsTheRoute() throws Exception {
        route("GET /a", route -> route);
        assertSays(send(request("/a")), 500, "Internal Server Error");

        grant("orders", "/*/*/other");
        assertSays(send(request("/a")), 500, "Internal Server Error");
        assertThat(runtime.versions).isEmpty();

        grant("orders", "/*/*/a");
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatFailsIsAnInternalServerError() throws Exception {
        grant("orders", "/*");
        route("GET /a", route -> route);
        runtime.answers("orders", "fail");

        assertSays(send(request("/a")), 500, "Internal Server Error");
    }

    @Test
    void aFunctionThatTakesTooLongIsNotWaitedForUnlessADebuggerLooksAtIt() throws Exception {
        shortRoute("GET /orders", "orders");
        shortRoute("GET /guard", "guard");
        runtime.debug("orders", 5005);

        var debugged = client.sendAsync(request("/orders").build(), HttpResponse.BodyHandlers.ofString());
        runtime.awaitCall("orders");
        assertSays(send(request("/guard")), 503, "Service Unavailable");
        assertThat(debugged).as("has waited for longer than the other").isNotDone();

        runtime.endWaiting();
        runtime.endWaiting();
        assertThat(debugged.get().statusCode()).isEqualTo(200);
    }

    @Test
    void theHostNamesAnApiToo() throws Exception {
        grant("orders", "/*");
        route("GET /a", route -> route);

        try (java.net.Socket socket = new java.net.Socket(
                InetAddress.getLoopbackAddress(), server.address().getPort())) {
            String request = "GET /a HTTP/1.1\r\nHost: " + api
                    + ".execute-api.us-east-1.localhost:1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void theStageThatAPathBeginsWithServesIt() throws Exception {
        grant("orders", "/test/GET/a");
        route("GET /a", route -> route);
        gateway.createStage(request -> request.apiId(api).stageName("test").stageVariables(Map.of("k", "v")));

        assertThat(send(request("/test/a")).statusCode()).isEqualTo(200);

        JsonNode event = runtime.lastEvent("orders");
        assertThat(event.path("rawPath").asText()).isEqualTo("/test/a");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("test");
        assertThat(event.at("/stageVariables/k").asText()).isEqualTo("v");
    }

    @Test
    void theApiAnswersBrowsersByItself() throws Exception {
        grant("orders", "/*");
        route("ANY /a", route -> route.authorizationType(AuthorizationType.AWS_IAM));
        gateway.updateApi(request -> request.apiId(api)
                .corsConfiguration(
                        cors -> cors.allowOrigins("https://shop.example").allowMethods("GET", "PUT")));

        HttpResponse<String> preflight = send(request("/a")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PUT"));
        HttpResponse<String> refused = send(request("/a").header("Origin", "https://shop.example"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET,PUT");
        assertThat(runtime.versions).isEmpty();
        assertSays(refused, 403, "Forbidden");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
    }
}
